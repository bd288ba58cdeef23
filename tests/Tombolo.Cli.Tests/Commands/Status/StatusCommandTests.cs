using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Cli.Tests.Commands.Status;

public sealed class StatusCommandTests : CommandTest
{
    private const string Namespace = WellKnownNamespaces.MultiCluster;

    [Fact]
    public async Task Standalone_Healthy_SaysSo()
    {
        await CreateLeaseAsync();
        var result = await RunAsync("status");
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        Assert.Equal("Cluster:        standalone\nServer:         server-1\nNo problems.\n", result.Out);
    }

    [Fact]
    public async Task Primary_Healthy_CountsItsFleet()
    {
        await CreateLeaseAsync();
        await CreatePrimaryAsync();
        await CreateAsync(KnownResources.Cluster, Namespace, FleetObjects.Cluster("shop"));
        await CreateAsync(KnownResources.Distribution, Namespace, """{"metadata":{"name":"one"},"status":{"state":"Synced"}}""");
        var result = await RunAsync("status");
        Assert.Equal(
            """
            Cluster:        hub-paris (primary)
            Ingress:        https://hub.example.org/k10
            Server:         server-1
            Clusters:       2 (2 Connected)
            Distributions:  1 (1 Synced)
            No problems.

            """,
            result.Out);
        Assert.Equal(ExitCodes.Success, result.ExitCode);
    }

    [Fact]
    public async Task Secondary_Healthy_NamesItsPrimary()
    {
        await CreateLeaseAsync();
        await JoinedAsync();
        var result = await RunAsync("status");
        Assert.Equal(
            "Cluster:        shop (secondary)\nPrimary:        hub-paris at https://hub.example.org/k10\nServer:         server-1\nJoin:           joined\nNo problems.\n", result.Out);
    }

    [Fact]
    public async Task Primary_WithTroubles_ListsEachWithItsObjectAndFails()
    {
        await CreateLeaseAsync();
        await CreatePrimaryAsync();
        await CreateAsync(KnownResources.Cluster, Namespace, FleetObjects.Cluster("away", state: "Disconnected"));
        await CreateAsync(
            KnownResources.Cluster,
            Namespace,
            """{"metadata":{"name":"clash","labels":{"dist.kio.kasten.io/cluster-type":"secondary"}},"status":{"state":"Connected","exceptions":[{"kind":"Profile","name":"s3","state":"Conflict","message":"made by somebody else"}]}}""");
        await CreateAsync(
            KnownResources.Distribution,
            Namespace,
            """{"metadata":{"name":"bad"},"status":{"state":"Failed","conditions":[{"type":"Accepted","status":"False","message":"Pod is not allowed"}]}}""");
        await CreateAsync(
            KnownResources.Bootstrap,
            Namespace,
            """{"metadata":{"name":"second"},"status":{"phase":"Failed","conditions":[{"type":"Ready","status":"False","message":"there is a primary already"}]}}""");
        var result = await RunAsync("status");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Equal(
            [
                "Problems (4):",
                "  Bootstrap/second: there is a primary already",
                "  Cluster/away: Disconnected: The member was connected and is not any more; what it got stays in place.",
                "  Cluster/clash: Profile/s3 Conflict: made by somebody else",
                "  Distribution/bad: Failed (no targets): Pod is not allowed",
            ],
            result.Lines.Skip(5));
    }

    [Fact]
    public async Task Joining_Rejected_IsAProblem()
    {
        await CreateLeaseAsync();
        await CreateSecretAsync("kasten-io", "mc-join", null, ("token", "t"));
        await CreateAsync(KnownResources.ConfigMap, "kasten-io", """{"metadata":{"name":"mc-join-config"}}""");
        await CreateSecretAsync("kasten-io", "mc-join-status", null, ("status", "rejected"), ("msg", "the name is taken"));
        var result = await RunAsync("status");
        Assert.StartsWith("Cluster:        joining", result.Out, StringComparison.Ordinal);
        Assert.Contains("Secret/mc-join-status: the join was rejected: the name is taken", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "ConfigMap/mc-join-config: is missing")]
    [InlineData(false, "Secret/mc-join: is missing")]
    public async Task HalfAJoin_IsAProblem(bool withSecret, string expected)
    {
        await CreateLeaseAsync();
        if (withSecret)
        {
            await CreateSecretAsync("kasten-io", "mc-join", null, ("token", "t"));
        }
        else
        {
            await CreateAsync(KnownResources.ConfigMap, "kasten-io", """{"metadata":{"name":"mc-join-config"}}""");
        }

        Assert.Contains(expected, (await RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "no server has ever run in kasten-io")]
    [InlineData("""{"holderIdentity":null}""", "no server runs in kasten-io")]
    [InlineData("""{"holderIdentity":"server-1","leaseDurationSeconds":30,"renewTime":"2025-12-31T23:58:00.000000Z"}""", "server-1 was last heard of at 2025-12-31T23:58:00Z")]
    public async Task NoServer_IsAProblem(string? spec, string expected)
    {
        if (spec is not null)
        {
            await CreateLeaseAsync(spec);
        }

        var result = await RunAsync("status");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("Server:         none", result.Out, StringComparison.Ordinal);
        Assert.Contains(expected, result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KindsMissing_IsAProblemWithTheCommand()
    {
        await CreateLeaseAsync();
        Api.BeforeRequest = request => request.Type.Group == KnownResources.DistributionGroup ? new KubernetesStatus(404, "NotFound", "the server could not find the requested resource", [], null) : null;
        var result = await RunAsync("status");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("tombolo manifests crds | kubectl apply -f -", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KastenMultiCluster_On_IsAProblem()
    {
        await CreateLeaseAsync();
        await CreateAsync(
            KnownResources.Deployment,
            "kasten-io",
            """{"metadata":{"name":"controllermanager-svc"},"spec":{"template":{"spec":{"containers":[{"env":[{"name":"K10_CAPABILITIES","value":"dm mc"}]}]}}}}""");
        Assert.Contains("set multicluster.enabled=false in Kasten", (await RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_IsTheSameForPrograms()
    {
        await CreateLeaseAsync();
        await JoinedAsync();
        var report = JsonNode.Parse((await RunAsync("status", "-o", "json")).Out)!;
        Assert.Equal("secondary", (string?)report["role"]);
        Assert.Equal("hub-paris", (string?)report["primary"]);
        Assert.Equal("joined", (string?)report["join"]);
        Assert.Empty(report["problems"]!.AsArray());
    }

    private Task CreateLeaseAsync(string spec = """{"holderIdentity":"server-1","leaseDurationSeconds":30,"renewTime":"2025-12-31T23:59:55.000000Z"}""") =>
        CreateAsync(KnownResources.Lease, "kasten-io", $$"""{"metadata":{"name":"tombolo-server"},"spec":{{spec}} }""");

    private async Task CreatePrimaryAsync()
    {
        await CreateAsync(KnownResources.Namespace, "", FleetObjects.Namespace(Namespace));
        await CreateAsync(KnownResources.Cluster, Namespace, FleetObjects.Cluster("hub-paris", ClusterTypes.Primary));
    }

    private async Task JoinedAsync()
    {
        await CreateSecretAsync("kasten-io", "mc-cluster-info", null, ("clusterName", "shop"), ("primaryName", "hub-paris"), ("primaryIngress", FleetObjects.PrimaryUrl));
        await CreateSecretAsync("kasten-io", "mc-join", null, ("token", "t"));
        await CreateAsync(KnownResources.ConfigMap, "kasten-io", """{"metadata":{"name":"mc-join-config"}}""");
        await CreateSecretAsync("kasten-io", "mc-join-status", null, ("status", "joined"), ("msg", ""));
    }
}
