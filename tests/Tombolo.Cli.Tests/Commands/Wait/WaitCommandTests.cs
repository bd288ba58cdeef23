using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Testing.Waiting;

namespace Tombolo.Cli.Tests.Commands.Wait;

public sealed class WaitCommandTests : PrimaryTest
{
    [Fact]
    public async Task Cluster_Connected_EndsAtOnce()
    {
        var result = await RunAsync("wait", "cluster/hub-paris", "--for=connected");
        Assert.Equal("cluster.dist.kio.kasten.io/hub-paris condition met\n", result.Out);
    }

    [Fact]
    public async Task Cluster_ThatComesLater_IsWaitedForThroughAllItsStates()
    {
        var waiting = await StartAsync("wait", "cluster/shop", "--for=connected");
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, FleetObjects.Cluster("shop", state: "Joining"));
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, FleetObjects.Cluster("another"));
        Assert.False(waiting.IsCompleted);
        await PatchAsync(KnownResources.Cluster, FleetObjects.Key("shop"), """{"status":{"state":"Connected"}}""", isStatus: true);
        var result = await waiting;
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Equal("waiting for cluster 'shop' to be connected\ncluster 'shop' does not exist yet\n", string.Concat(result.Error.Split('\n').Take(2).Select(line => line + "\n")));
        Assert.Contains("Joining\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cluster_Deleted_EndsWhenItIsGone()
    {
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, FleetObjects.Cluster("shop"));
        var waiting = await StartAsync("wait", "cluster/shop", "--for=deleted");
        await Api.DeleteAsync(KnownResources.Cluster, FleetObjects.Key("shop"), DeleteOptions.Default, Stop);
        Assert.Equal(ExitCodes.Success, (await waiting).ExitCode);
        Assert.Equal(ExitCodes.Success, (await RunAsync("wait", "cluster/shop", "--for=deleted")).ExitCode);
    }

    [Fact]
    public async Task Cluster_DeletionHangs_SaysWhyAtTheTimeout()
    {
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, FleetObjects.Cluster("shop"));
        await PatchAsync(KnownResources.Cluster, FleetObjects.Key("shop"), """{"metadata":{"finalizers":["dist.kio.kasten.io/cluster-info"]}}""");
        await PatchAsync(KnownResources.Cluster, FleetObjects.Key("shop"), """{"status":{"conditions":[{"type":"Deleting","status":"True","message":"not heard of since yesterday"}]}}""", isStatus: true);
        await Api.DeleteAsync(KnownResources.Cluster, FleetObjects.Key("shop"), DeleteOptions.Default, Stop);
        var result = await RunUntilTimeoutAsync(TimeSpan.FromSeconds(5), "wait", "cluster/shop", "--for=deleted", "--timeout=5s");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("not within 5s; last seen: Leaving: not heard of since yesterday; see: tombolo get clusters shop -o yaml", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Distribution_SyncedByAnOlderSpecification_IsNotEnough()
    {
        await CreateAsync(KnownResources.Distribution, WellKnownNamespaces.MultiCluster, """{"metadata":{"name":"baseline"},"spec":{},"status":{"observedGeneration":1,"state":"Synced"}}""");
        Assert.Equal(ExitCodes.Success, (await RunAsync("wait", "distribution/baseline")).ExitCode);
        await PatchAsync(KnownResources.Distribution, FleetObjects.Key("baseline"), """{"spec":{"paused":true}}""");
        var waiting = await StartAsync("wait", "distribution/baseline", "--for=synced");
        Assert.False(waiting.IsCompleted);
        await PatchAsync(KnownResources.Distribution, FleetObjects.Key("baseline"), """{"status":{"observedGeneration":2}}""", isStatus: true);
        Assert.Equal(ExitCodes.Success, (await waiting).ExitCode);
    }

    [Fact]
    public async Task Distribution_Refused_TimesOutWithTheReason()
    {
        await CreateAsync(
            KnownResources.Distribution,
            WellKnownNamespaces.MultiCluster,
            """{"metadata":{"name":"bad"},"spec":{},"status":{"observedGeneration":1,"state":"Failed","conditions":[{"type":"Accepted","status":"False","message":"spec.sources[0].ref.kind: Pod is not allowed"}]}}""");
        var result = await RunUntilTimeoutAsync(TimeSpan.FromSeconds(1), "wait", "distribution/bad", "--timeout=1s");
        Assert.Contains("Pod is not allowed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_Joined_EndsAndRejectedFails()
    {
        await CreateSecretAsync("kasten-io", "mc-join-status", null, ("status", "joined"));
        Assert.Equal("join condition met\n", (await RunAsync("wait", "join", "--for=joined")).Out);
        await PatchAsync(KnownResources.Secret, StatusKey, $$$"""{"data":{"status":"{{{Base64("rejected")}}}","msg":"{{{Base64("no")}}}"}}""");
        Assert.Contains("rejected: no", (await RunAsync("wait", "join")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_IsCut_GoesOn()
    {
        var waiting = await StartAsync("wait", "cluster/shop", "--for=connected");
        Api.DropWatches();
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, FleetObjects.Cluster("shop"));
        Assert.Equal(ExitCodes.Success, (await waiting).ExitCode);
    }

    [Fact]
    public async Task ApiServer_AwayForAMoment_IsBridged()
    {
        var outages = 2;
        Api.BeforeRequest = request => request.Verb == "list" && outages-- > 0 ? throw new KubernetesUnreachableException(Api.Server, new IOException("refused")) : null;
        var waiting = RunAsync("wait", "cluster/hub-paris");
        await Eventually.TrueAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(waiting.IsCompleted);
        });
        var result = await waiting;
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Contains("trying again", result.Error, StringComparison.Ordinal);
    }

    private async Task<Task<CommandResult>> StartAsync(params string[] arguments)
    {
        var before = Api.Requests.Count(request => request.Verb == "watch");
        var waiting = RunAsync(arguments);
        await Eventually.TrueAsync(() => Task.FromResult(Api.Requests.Count(request => request.Verb == "watch") > before));
        return waiting;
    }
}
