using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;

namespace Tombolo.Primary.Tests.Distributions.Engine;

/// <summary>The brake in the running engine: what the status of the Clusters stores decides, and the status of the Distribution says what waits.</summary>
public sealed class DistributionBrakeTests
{
    private static readonly string[] Clusters = ["a", "b", "c"];

    [Fact]
    public async Task Deselected_Everywhere_StatusSaysWhatWaitsAndApprovalLetsItGo()
    {
        await using var world = await ServedAsync();

        await world.PatchAsync(KnownResources.Distribution, "d", """{"spec":{"clusters":[{"selector":"zone=9"}]}}""");

        var status = await world.UntilStateAsync("d", "Failed", "PendingRemoval");
        Assert.Equal((3, 3), (status.Summary!.PendingRemoval, status.Summary.Total));
        var condition = status.Conditions.Find(ConditionTypes.RemovalParked)!;
        Assert.Equal(ConditionStatus.True, condition.Status);
        Assert.Contains($"revision {status.RevisionHash} would remove 3 copies from 3 of the 3 clusters", condition.Message, StringComparison.Ordinal);
        Assert.Contains($"distributions.dist.kio.kasten.io d tombolo.io/approve-removal={status.RevisionHash}", condition.Message, StringComparison.Ordinal);
        Assert.All(Clusters, cluster => Assert.True(world.Engine.Sets.TryGet(cluster, out var set) && set.Hold.Contains("d") && set.Parked.Contains("d")));

        await world.PatchAsync(KnownResources.Distribution, "d", $$$"""{"metadata":{"annotations":{"{{{Annotations.ApproveRemoval}}}":"{{{status.RevisionHash}}}"} } }""");
        await world.UntilAsync(() => Clusters.All(cluster => world.Engine.Sets.TryGet(cluster, out var set) && set.Deleted.Contains("d") && set.Hold.Count == 0));
        await StoreAsync(world, "[]");
        var after = await world.UntilStateAsync("d", "Synced");
        Assert.Equal(ConditionStatus.False, after.Conditions.Find(ConditionTypes.RemovalParked)!.Status);
    }

    [Fact]
    public async Task Deselected_ThenTheHubRestarts_StillWaits()
    {
        await using var world = await ServedAsync();
        await world.PatchAsync(KnownResources.Distribution, "d", """{"spec":{"clusters":[{"selector":"zone=9"}]}}""");
        await world.UntilStateAsync("d", "Failed", "PendingRemoval");

        await world.RestartAsync();

        await world.UntilAsync(() => Clusters.All(cluster => world.Engine.Sets.TryGet(cluster, out var set) && set.Parked.Contains("d")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Approved_ThenSelectedAndDeselectedAgain_TheOldApprovalCountsNoMore(bool hubRestarts)
    {
        await using var world = await ServedAsync();
        var first = await DeselectAsync();
        await ApproveAsync(first);
        await world.UntilAsync(() => Clusters.All(cluster => world.Engine.Sets.TryGet(cluster, out var set) && set.Deleted.Contains("d") && set.Hold.Count == 0));
        await StoreAsync(world, "[]");
        await world.UntilStateAsync("d", "Synced");
        await RestartAsync();

        await world.PatchAsync(KnownResources.Distribution, "d", """{"spec":{"clusters":[{"selector":""}]}}""");
        await world.UntilAsync(async () => (await world.FindAsync("d"))?.Status is { State: "Synced", Summary.Total: 3 }, () => "it is not back");
        await StoreAsync(world, """[{"name":"d","copies":1}]""");
        await RestartAsync();

        // The same wish as before, word for word, with the old annotation still there.
        var second = await DeselectAsync();
        Assert.NotEqual(first, second);
        var condition = (await world.FindAsync("d"))!.Status!.Conditions.Find(ConditionTypes.RemovalParked)!;
        Assert.Contains($"tombolo.io/approve-removal={second}", condition.Message, StringComparison.Ordinal);
        Assert.Contains($"approves revision {first}, which is another one or has been used", condition.Message, StringComparison.Ordinal);
        Assert.All(Clusters, cluster => Assert.True(world.Engine.Sets.TryGet(cluster, out var set) && set.Hold.Contains("d") && !set.Deleted.Contains("d")));
        var writes = world.Writes();
        await world.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(writes, world.Writes());

        await ApproveAsync(second);
        await world.UntilAsync(() => Clusters.All(cluster => world.Engine.Sets.TryGet(cluster, out var set) && set.Deleted.Contains("d") && set.Hold.Count == 0));
        return;

        async Task<string> DeselectAsync()
        {
            await world.PatchAsync(KnownResources.Distribution, "d", """{"spec":{"clusters":[{"selector":"zone=9"}]}}""");
            return (await world.UntilStateAsync("d", "Failed", "PendingRemoval")).RevisionHash!;
        }

        Task ApproveAsync(string hash) =>
            world.PatchAsync(KnownResources.Distribution, "d", $$$"""{"metadata":{"annotations":{"{{{Annotations.ApproveRemoval}}}":"{{{hash}}}"} } }""");

        async Task RestartAsync()
        {
            if (hubRestarts)
            {
                await world.RestartAsync();
                world.Serve(Clusters);
            }
        }
    }

    [Fact]
    public async Task Vanished_WithItsFinalizerTakenAway_CopiesAreHeld()
    {
        await using var world = await ServedAsync();

        await world.StopAsync();
        await world.PatchAsync(KnownResources.Distribution, "d", """{"metadata":{"finalizers":null}}""");
        await world.DeleteAsync(KnownResources.Distribution, "d");
        await world.UntilGoneAsync("d");
        await world.StartAsync();

        await world.UntilAsync(() => Clusters.All(cluster => world.Engine.Sets.TryGet(cluster, out var set) && set.Unknown.Contains("d") && set.Hold.Contains("d")));
    }

    [Fact]
    public async Task Deleted_GoesOnlyWhenNoStatusSaysThatAClusterHoldsIt()
    {
        await using var world = await ServedAsync();

        await world.DeleteAsync(KnownResources.Distribution, "d");
        await world.UntilAsync(() => Clusters.All(cluster => world.Engine.Sets.TryGet(cluster, out var set) && set.Deleted.Contains("d")));
        await world.PassAsync(TimeSpan.FromSeconds(5));
        Assert.NotNull(await world.FindAsync("d"));

        await StoreAsync(world, "[]");
        await world.UntilGoneAsync("d");
        await world.PassAsync(TimeSpan.FromSeconds(1));
        Assert.All(Clusters, cluster => Assert.True(world.Engine.Sets.TryGet(cluster, out var set) && set.Hold.Count == 0));
    }

    private static async Task<DistributionWorld> ServedAsync()
    {
        var world = await DistributionWorld.StartedAsync(Clusters);
        await world.PutAsync(SourceBuilder.Profile("p"));
        await world.PutAsync(new DistributionBuilder("d").Where("").OfProfiles("p"));
        foreach (var cluster in Clusters)
        {
            await world.UntilHoldsAsync(cluster, "Profile/p");
        }

        world.Serve(Clusters);
        await world.UntilStateAsync("d", "Synced");
        await StoreAsync(world, """[{"name":"d","copies":1}]""");
        return world;
    }

    /// <summary>What the hub stores when a cluster acknowledges.</summary>
    private static async Task StoreAsync(DistributionWorld world, string holds)
    {
        foreach (var cluster in Clusters)
        {
            await world.PatchStatusAsync(KnownResources.Cluster, cluster, $$$"""{"status":{"id":"id-of-{{{cluster}}}","holds":{{{holds}}} } }""");
        }
    }
}
