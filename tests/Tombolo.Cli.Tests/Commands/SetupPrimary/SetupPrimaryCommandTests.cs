using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;

namespace Tombolo.Cli.Tests.Commands.SetupPrimary;

public sealed class SetupPrimaryCommandTests : CommandTest
{
    private const string Namespace = WellKnownNamespaces.MultiCluster;
    private static readonly string[] Command = ["setup-primary", "--name", "hub-paris", "--ingress", "https://hub.example.org/k10/"];

    [Fact]
    public async Task Run_ServerSetsUp_CreatesNamespaceAndBootstrapAndWaits()
    {
        ServerAnswers("Complete", "");
        var result = await RunAsync([.. Command, "--labels", "region=eu,stage=prod"]);
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        Assert.Equal("clusters.dist.kio.kasten.io/hub-paris is the primary\n", result.Out);
        var bootstrap = await FindAsync(KnownResources.Bootstrap, Namespace, "bootstrap-primary");
        Assert.Equal(
            """{"primary":{"name":"hub-paris","primary":true,"k10":{"namespace":"kasten-io","releaseName":"k10","ingress":{"url":"https://hub.example.org/k10/"}}}}""",
            bootstrap!["spec"]!["clusters"]!.ToJsonString());
        var labels = (await FindAsync(KnownResources.Cluster, Namespace, "hub-paris"))!["metadata"]!["labels"]!;
        Assert.Equal("eu", (string?)labels["region"]);
        Assert.Equal("prod", (string?)labels["stage"]);
        Assert.Equal("primary", (string?)labels["dist.kio.kasten.io/cluster-type"]);
    }

    [Fact]
    public async Task Run_Again_WritesNothing()
    {
        ServerAnswers("Complete", "");
        await RunAsync(Command);
        var before = Api.Writes.Count;
        var result = await RunAsync(Command);
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.All(Api.Writes.Skip(before), request => Assert.Equal("apply", request.Verb));
    }

    [Fact]
    public async Task Run_ServerRefuses_FailsWithItsMessage()
    {
        ServerAnswers("Failed", "Cluster 'other' is the primary of this system already", withCluster: false);
        var result = await RunAsync(Command);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("Cluster 'other' is the primary of this system already", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ServerPending_ShowsWhatItWaitsForAndTimesOut()
    {
        ServerAnswers("Pending", "Namespace kasten-io is missing", withCluster: false);
        var result = await RunUntilTimeoutAsync(TimeSpan.FromSeconds(31), [.. Command, "--timeout", "30s"]);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("not within 30s; last seen: Namespace kasten-io is missing; see that tombolo-server runs", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StatusOfAnOlderSpecification_IsNotTakenForTheAnswer()
    {
        ServerAnswers("Complete", "");
        await RunAsync(Command);
        var result = await RunUntilTimeoutAsync(TimeSpan.FromSeconds(31), "setup-primary", "--name", "hub-paris", "--ingress", "https://other.example.org/k10", "--timeout", "30s");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("not within 30s", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ClusterWasDeletedAfterwards_SaysHowToStartAgain()
    {
        ServerAnswers("Complete", "", withCluster: false);
        var result = await RunAsync(Command);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("kubectl delete bootstrap -n kasten-io-mc bootstrap-primary", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OnSecondary_IsRefused()
    {
        await CreateSecretAsync("kasten-io", "mc-cluster-info", null, ("clusterName", "shop"), ("primaryName", "hub"));
        var before = Api.Writes.Count;
        var result = await RunAsync(Command);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("secondary 'shop' of primary 'hub'", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Api.Writes.Count);
    }

    [Fact]
    public async Task Run_NoK10Namespace_IsRefused()
    {
        var result = await RunAsync([.. Command, "-n", "elsewhere"]);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("no namespace 'elsewhere'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithoutWait_WritesOnly()
    {
        var result = await RunAsync([.. Command, "--wait=false"]);
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Equal("bootstraps.dist.kio.kasten.io/bootstrap-primary applied\n", result.Out);
    }

    [Fact]
    public async Task Run_FromStandardInput_AppliesThatBootstrap()
    {
        Input = """
            apiVersion: v1
            kind: Namespace
            metadata: { name: kasten-io-mc }
            ---
            apiVersion: dist.kio.kasten.io/v1alpha1
            kind: Bootstrap
            metadata: { name: mine, namespace: kasten-io-mc }
            spec:
              clusters:
                hub: { name: hub-paris, primary: "true", k10: { ingress: { url: "https://hub.example.org/k10" } } }
            """;
        var result = await RunAsync("setup-primary", "-f", "-", "--wait=false");
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        Assert.NotNull(await FindAsync(KnownResources.Bootstrap, Namespace, "mine"));
    }

    [Theory]
    [InlineData("", "holds no Kubernetes objects")]
    [InlineData("{", "is no YAML or JSON: line")]
    [InlineData("just text", "holds no Kubernetes objects")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n", "needs one Bootstrap")]
    [InlineData("apiVersion: dist.kio.kasten.io/v1alpha1\nkind: Bootstrap\nmetadata: { name: a, namespace: other }\n", "metadata.namespace: must be kasten-io-mc")]
    [InlineData("apiVersion: dist.kio.kasten.io/v1alpha1\nkind: Bootstrap\nmetadata: { name: a }\nspec: { clusters: 5 }\n", "wrong type at $.spec.clusters")]
    public async Task Run_BadFile_IsUsageError(string text, string expected)
    {
        Input = text;
        var result = await RunAsync("setup-primary", "-f", "-");
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    private void ServerAnswers(string phase, string message, bool withCluster = true) => AfterWriteOf(KnownResources.Bootstrap, "bootstrap-primary", async () =>
    {
        if (withCluster)
        {
            await CreateAsync(KnownResources.Cluster, Namespace, FleetObjects.Cluster("hub-paris", ClusterTypes.Primary));
        }

        var status = new JsonObject
        {
            ["phase"] = phase,
            ["observedGeneration"] = 1,
            ["conditions"] = new JsonArray(new JsonObject { ["type"] = "Ready", ["status"] = phase == "Complete" ? "True" : "False", ["message"] = message }),
        };
        await PatchAsync(KnownResources.Bootstrap, FleetObjects.Key("bootstrap-primary"), new JsonObject { ["status"] = status }.ToJsonString(), isStatus: true);
    });
}
