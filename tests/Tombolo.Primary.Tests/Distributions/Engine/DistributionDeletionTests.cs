using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Tests.Distributions.Engine;

public class DistributionDeletionTests
{
    [Fact]
    public async Task Deletion_WaitsUntilEveryTargetHasLetGo()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris", "lyon");

        await world.DeleteAsync(KnownResources.Distribution, "baseline");
        await world.UntilHoldsAsync("paris");
        world.Engine.Sets.TryGet("paris", out var set);
        Assert.Equal(["baseline"], set!.Deleted);

        world.Acknowledge("paris");
        await world.UntilAsync(() => world.FindAsync("baseline").Result!.Status!.Summary is { Synced: 1, Pending: 1 });
        var deleting = (await world.FindAsync("baseline"))!.Status!;
        Assert.Equal(DistributionStates.Deleting, deleting.State);
        Assert.Contains("lyon", deleting.Conditions.Find(ConditionTypes.Deleting)!.Message, StringComparison.Ordinal);

        world.Acknowledge("lyon");
        await world.UntilGoneAsync("baseline");
        await world.UntilAsync(() => world.Engine.Sets.TryGet("paris", out var last) && last.Deleted.Count == 0);
    }

    [Fact]
    public async Task Deletion_ClusterIsAway_SaysWhichAndEndsWhenItIsBack()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris", "lyon");
        world.Disconnect("lyon");
        await world.DeleteAsync(KnownResources.Distribution, "baseline");
        await world.UntilHoldsAsync("paris");
        world.Acknowledge("paris");

        await world.UntilAsync(() => Condition(world)?.Reason == DistributionReasons.WaitingForClusters);
        Assert.Contains("lyon (Unreachable", Condition(world)!.Message, StringComparison.Ordinal);

        world.Connect("lyon");
        world.Acknowledge("lyon");
        await world.UntilGoneAsync("baseline");
    }

    [Fact]
    public async Task Deletion_ClusterObjectGoes_IsNotWaitedFor()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris", "lyon");
        world.Disconnect("lyon");
        await world.DeleteAsync(KnownResources.Distribution, "baseline");
        await world.UntilHoldsAsync("paris");
        world.Acknowledge("paris");
        await world.UntilAsync(() => Condition(world)?.Reason == DistributionReasons.WaitingForClusters);

        await world.DeleteAsync(KnownResources.Cluster, "lyon");
        await world.PatchAsync(KnownResources.Cluster, "lyon", """{"metadata":{"finalizers":null}}""");

        await world.UntilGoneAsync("baseline");
    }

    [Fact]
    public async Task Deletion_RemovalFails_WaitsAndSaysWhy()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris");
        var (left, revision) = await LeaveBehindAsync(world, ObjectStates.Failed, ObjectReasons.Forbidden, "the server may not delete Secrets");

        await world.UntilAsync(() => Condition(world)?.Message.Contains("the server may not delete Secrets", StringComparison.Ordinal) == true);

        world.Engine.Reports.Record("paris", new([], [left], revision));
        await world.UntilGoneAsync("baseline");
    }

    [Fact]
    public async Task Deletion_CopyIsStillInUse_LeavesItToItsUser()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris");
        await LeaveBehindAsync(world, ObjectStates.InUse, ObjectReasons.InUse, "Policy kasten-io/local refers to it");

        await world.UntilGoneAsync("baseline");
        Assert.Equal(ObjectStates.InUse, Assert.Single(world.Engine.Reports.Exceptions("paris", 10)).State);
    }

    [Theory]
    [InlineData("""{"metadata":{"annotations":{"tombolo.io/protect":"true"}}}""", """{"metadata":{"annotations":{"tombolo.io/protect":null}}}""", DistributionReasons.Protected)]
    [InlineData("""{"spec":{"paused":true}}""", """{"spec":{"paused":false}}""", DistributionReasons.Paused)]
    public async Task Deletion_Held_GoesOnWhenItIsLetGo(string hold, string release, string reason)
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris");
        world.Serve("paris");
        await world.PatchAsync(KnownResources.Distribution, "baseline", hold);
        await world.DeleteAsync(KnownResources.Distribution, "baseline");

        await world.UntilAsync(() => Condition(world)?.Reason == reason);
        await world.PassAsync(TimeSpan.FromSeconds(5));
        await world.UntilHoldsAsync("paris", "Profile/s3", "Secret/cred");

        await world.PatchAsync(KnownResources.Distribution, "baseline", release);
        await world.UntilGoneAsync("baseline");
    }

    [Fact]
    public async Task Deletion_InvalidDistribution_NeedsNoRepair()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris");
        world.Serve("paris");
        await world.PatchAsync(KnownResources.Distribution, "baseline", """{"spec":{"clusters":[{"selector":"!!"}]}}""");
        await world.UntilStateAsync("baseline", DistributionStates.Failed);

        await world.DeleteAsync(KnownResources.Distribution, "baseline");
        await world.UntilGoneAsync("baseline");
    }

    [Fact]
    public async Task NamespaceEnds_DistributionsGoAtOnceAndEveryCopyStays()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris");
        world.Engine.Sets.TryGet("paris", out var before);

        await world.DeleteFleetNamespaceAsync();

        await world.UntilGoneAsync("baseline");
        await world.PassAsync(TimeSpan.FromSeconds(5));
        Assert.True(world.Engine.Sets.TryGet("paris", out var after));
        Assert.Same(before, after);
    }

    [Fact]
    public async Task KindEnds_DistributionsGoAtOnceAndEveryCopyStays()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris");
        await world.PatchStatusAsync(KnownResources.Cluster, "paris", """{"status":{"holds":[{"name":"baseline","copies":2}]}}""");

        // As the API server does it: the definition is being deleted first, and then all objects of its kind.
        await CreateDefinitionAsync(world);
        await world.DeleteAsync(KnownResources.CustomResourceDefinition, KnownResources.Distribution.QualifiedName);
        await world.DeleteAsync(KnownResources.Distribution, "baseline");

        await world.UntilGoneAsync("baseline");
        await world.PassAsync(TimeSpan.FromSeconds(5));
        Assert.True(world.Engine.Sets.TryGet("paris", out var after));
        Assert.Empty(after.Deleted);
        Assert.Equal(["baseline"], after.Hold);
    }

    [Fact]
    public async Task KindIsThere_DeletionsOfDistributionsMeanWhatTheySay()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris");
        await CreateDefinitionAsync(world);

        await world.DeleteAsync(KnownResources.Distribution, "baseline");

        await world.UntilHoldsAsync("paris");
        world.Acknowledge("paris");
        await world.UntilGoneAsync("baseline");
    }

    [Fact]
    public async Task NamespaceEnds_ItsWatchIsBehind_EveryCopyStaysAllTheSame()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris");
        world.Engine.Sets.TryGet("paris", out var before);
        var refused = 0;
        world.Api.BeforeRequest = request =>
            request.Type == KnownResources.Namespace && request.Verb is "list" or "watch" && Interlocked.Increment(ref refused) > 0 ? DistributionEngineTests.Forbidden() : null;
        world.Api.DropWatches();

        // Refused once, the watch has ended: what happens to the namespace from here on is not seen.
        await world.UntilAsync(() => Volatile.Read(ref refused) > 0);

        await world.DeleteFleetNamespaceAsync();
        await world.PassAsync(TimeSpan.FromMinutes(2));

        Assert.NotNull(await world.FindAsync("baseline"));
        world.Engine.Sets.TryGet("paris", out var after);
        Assert.Same(before, after);

        world.Api.BeforeRequest = null;
        await world.UntilGoneAsync("baseline");
        world.Engine.Sets.TryGet("paris", out var last);
        Assert.Same(before, last);
    }

    /// <summary>The Distribution is deleted, and the member cannot remove one of its copies.</summary>
    private static async Task<(string Key, Revision Revision)> LeaveBehindAsync(DistributionWorld world, string state, string reason, string message)
    {
        world.Engine.Sets.TryGet("paris", out var before);
        await world.DeleteAsync(KnownResources.Distribution, "baseline");
        await world.UntilHoldsAsync("paris");
        world.Engine.Sets.TryGet("paris", out var set);
        var left = new ItemResult(before!.Items.Keys.First(), "", state, reason, message);
        var revision = new Revision(1, set!.Sequence, set.Hash);
        world.Engine.Reports.Record("paris", new([left], [], revision, Reset: true));
        return (left.Key, revision);
    }

    private static Task CreateDefinitionAsync(DistributionWorld world) => world.CreateAsync(
        KnownResources.CustomResourceDefinition,
        $$$"""{"metadata":{"name":"{{{KnownResources.Distribution.QualifiedName}}}","finalizers":["customresourcecleanup.apiextensions.k8s.io"]},"spec":{"group":"dist.kio.kasten.io"}}""");

    private static Condition? Condition(DistributionWorld world) => world.FindAsync("baseline").Result?.Status?.Conditions.Find(ConditionTypes.Deleting);
}
