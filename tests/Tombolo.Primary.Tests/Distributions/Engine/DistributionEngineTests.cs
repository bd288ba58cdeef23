using System.Text.Json.Nodes;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Testing.Waiting;

namespace Tombolo.Primary.Tests.Distributions.Engine;

public class DistributionEngineTests
{
    private static readonly DistributionBuilder Baseline = new DistributionBuilder("baseline").Where("").OfProfiles("s3").WithFinalizers();

    [Fact]
    public async Task Distribution_Created_GetsItsFinalizerThenDistributesThenIsSynced()
    {
        await using var world = await DistributionWorld.StartedAsync("paris", "lyon");
        await world.PutAsync(SourceBuilder.Profile("s3", "cred"), SourceBuilder.Secret("cred"));
        await world.PutAsync(Baseline);

        await world.UntilHoldsAsync("paris", "Profile/s3", "Secret/cred");
        Assert.Contains(Finalizers.Distribution, (await world.FindAsync("baseline"))!.Metadata.Finalizers!);

        world.Acknowledge("paris");
        var syncing = await world.UntilStateAsync("baseline", DistributionStates.Syncing);
        Assert.Equal(2, syncing.Summary!.Total);

        world.Acknowledge("lyon");
        var synced = await world.UntilStateAsync("baseline", DistributionStates.Synced);
        Assert.Equal("2/2", synced.Summary!.Text);
        Assert.Equal(1, synced.ObservedGeneration);
        Assert.NotNull(synced.LastSyncTime);
        Assert.Equal("True", synced.Conditions.Find(ConditionTypes.Ready)!.Status);
        Assert.Equal(["Normal Synced baseline"], world.Events.Recorded);
    }

    [Fact]
    public async Task Profile_Changed_ReachesTheClustersWithoutTouchingTheDistribution()
    {
        await using var world = await SyncedAsync("paris");
        world.Serve("paris");
        world.Engine.Sets.TryGet("paris", out var before);

        await world.PatchAsync(KnownResources.Profile, "s3", """{"spec":{"locationSpec":{"objectStore":{"name":"other"}}}}""");
        await world.UntilAsync(() => world.Engine.Sets.TryGet("paris", out var set) && set.Hash != before!.Hash);
        world.Engine.Sets.TryGet("paris", out var after);

        Assert.True(after!.Sequence > before!.Sequence);
        Assert.NotEqual(before.Items["config.kio.kasten.io/v1alpha1/Profile/s3"].Etag, after.Items["config.kio.kasten.io/v1alpha1/Profile/s3"].Etag);
        Assert.Same(before.Items["/v1/Secret/cred"], after.Items["/v1/Secret/cred"]);
    }

    [Fact]
    public async Task Idle_ForAnHour_NothingIsWritten()
    {
        await using var world = await SyncedAsync("paris");
        await world.PassAsync(TimeSpan.FromSeconds(2));
        var before = world.Api.Writes.Count;

        for (var heartbeat = 0; heartbeat < 6; heartbeat++)
        {
            world.Connect("paris");
            world.Acknowledge("paris");
            await world.PassAsync(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(before, world.Api.Writes.Count);
    }

    [Fact]
    public async Task Wave_OfManyReports_IsFewWrites()
    {
        string[] clusters = [.. Enumerable.Range(0, 200).Select(index => $"c{index}")];
        await using var world = await DistributionWorld.StartedAsync(clusters);
        await world.PutAsync(SourceBuilder.Profile("s3"));
        await world.PutAsync(Baseline);
        await world.UntilHoldsAsync("c0", "Profile/s3");
        await world.UntilStateAsync("baseline", DistributionStates.Syncing);
        var before = world.Writes();

        foreach (var cluster in clusters)
        {
            world.Acknowledge(cluster);
        }

        await world.UntilStateAsync("baseline", DistributionStates.Synced);
        Assert.InRange(world.Writes() - before, 1, 3);
    }

    [Fact]
    public async Task ManyChangesAtOnce_AreFewRevisions()
    {
        await using var world = await SyncedAsync("paris");
        world.Engine.Sets.TryGet("paris", out var before);

        await world.PutAsync([.. Enumerable.Range(0, 100).Select(index => SourceBuilder.Profile($"p{index}"))]);
        await world.PatchAsync(KnownResources.Distribution, "baseline", Sources([.. Enumerable.Range(0, 100).Select(index => $"p{index}")]));
        await world.UntilAsync(() => world.Engine.Sets.TryGet("paris", out var set) && set.Items.Count == 100);

        world.Engine.Sets.TryGet("paris", out var after);
        Assert.InRange(after!.Sequence - before!.Sequence, 1, 5);
    }

    [Fact]
    public async Task MissingSource_IsSaidAndRepairedWhenItComes()
    {
        await using var world = await DistributionWorld.StartedAsync("paris");
        await world.PutAsync(Baseline);

        var failed = await world.UntilStateAsync("baseline", DistributionStates.Failed, UnavailableReasons.SourceMissing);
        Assert.Contains("Profile/s3 does not exist", failed.Conditions.Find(ConditionTypes.Ready)!.Message, StringComparison.Ordinal);

        await world.PutAsync(SourceBuilder.Profile("s3"));
        await world.UntilHoldsAsync("paris", "Profile/s3");
        world.Acknowledge("paris");
        await world.UntilStateAsync("baseline", DistributionStates.Synced);
        Assert.Equal(["Warning SourceMissing baseline", "Normal Synced baseline"], world.Events.Recorded);
    }

    [Fact]
    public async Task DeletedSource_KeepsTheCopies()
    {
        await using var world = await SyncedAsync("paris");

        await world.DeleteAsync(KnownResources.Profile, "s3");
        await world.UntilAsync(() => world.Engine.Sets.TryGet("paris", out var set) && set.Items.Count == 0);

        world.Engine.Sets.TryGet("paris", out var set);
        Assert.Equal(["baseline"], set!.Hold);
        await world.UntilStateAsync("baseline", DistributionStates.Failed, UnavailableReasons.SourceDeleting);

        await world.PatchAsync(KnownResources.Profile, "s3", """{"metadata":{"finalizers":null}}""");
        await world.UntilStateAsync("baseline", DistributionStates.Failed, UnavailableReasons.SourceMissing);
        world.Engine.Sets.TryGet("paris", out set);
        Assert.Equal(["baseline"], set!.Hold);
    }

    [Fact]
    public async Task InvalidSpecification_IsRefusedWholeAndDistributedOnceItIsRepaired()
    {
        await using var world = await DistributionWorld.StartedAsync("paris");
        await world.PutAsync(SourceBuilder.Profile("s3"));
        await world.PutAsync(new DistributionBuilder("baseline").To("paris").Where("a in (").OfProfiles("s3").WithFinalizers());

        var failed = await world.UntilStateAsync("baseline", DistributionStates.Failed, DistributionReasons.InvalidSpec);
        Assert.Contains("spec.clusters[1].selector", failed.Conditions.Find(ConditionTypes.Accepted)!.Message, StringComparison.Ordinal);
        Assert.Empty((await world.FindAsync("baseline"))!.Metadata.Finalizers ?? []);
        await world.UntilHoldsAsync("paris");

        await world.PatchAsync(KnownResources.Distribution, "baseline", """{"spec":{"clusters":[{"selector":""}]}}""");
        await world.UntilHoldsAsync("paris", "Profile/s3");
        world.Acknowledge("paris");
        Assert.Equal(2, (await world.UntilStateAsync("baseline", DistributionStates.Synced)).ObservedGeneration);
    }

    [Fact]
    public async Task SyncedDistribution_BecomesInvalid_HoldsItsCopiesAndSaysSo()
    {
        await using var world = await SyncedAsync("paris");

        await world.PatchAsync(KnownResources.Distribution, "baseline", """{"spec":{"clusters":[{"selector":"!!"}]}}""");
        await world.UntilStateAsync("baseline", DistributionStates.Failed, DistributionReasons.InvalidSpec);

        world.Engine.Sets.TryGet("paris", out var set);
        Assert.Equal(["baseline"], set!.Hold);
    }

    [Fact]
    public async Task ClusterNamedBeforeItExists_IsWaitedFor()
    {
        await using var world = await DistributionWorld.StartedAsync("paris");
        await world.PutAsync(SourceBuilder.Profile("s3"));
        await world.PutAsync(new DistributionBuilder("baseline").To("paris", "lyon").OfProfiles("s3").WithFinalizers());
        await world.UntilHoldsAsync("paris", "Profile/s3");
        world.Acknowledge("paris");

        await world.UntilAsync(() => world.FindAsync("baseline").Result!.Status?.Summary is { Synced: 1, UnknownCluster: 1 });
        Assert.Equal(DistributionStates.Syncing, (await world.FindAsync("baseline"))!.Status!.State);

        await world.JoinAsync("lyon");
        await world.UntilHoldsAsync("lyon", "Profile/s3");
        world.Acknowledge("lyon");
        await world.UntilStateAsync("baseline", DistributionStates.Synced);
    }

    [Fact]
    public async Task ConflictOnOneCluster_IsNamedAndTheOthersProceed()
    {
        await using var world = await DistributionWorld.StartedAsync("paris", "lyon");
        await world.PutAsync(SourceBuilder.Profile("s3"));
        await world.PutAsync(Baseline);
        await world.UntilHoldsAsync("lyon", "Profile/s3");

        world.Acknowledge("paris");
        world.Acknowledge("lyon", ObjectStates.Conflict, ObjectReasons.ForeignObject, "Profile kasten-io/s3 was made by somebody else; delete it or set conflictPolicy: Adopt");

        var status = await world.UntilStateAsync("baseline", DistributionStates.PartiallyFailed, ObjectReasons.ForeignObject);
        var worst = Assert.Single(status.WorstTargets!);
        Assert.Equal(("lyon", "Conflict", "Profile/s3"), (worst.Cluster, worst.State, worst.Object));
        Assert.Equal(["Warning ForeignObject baseline"], world.Events.Recorded);
    }

    [Fact]
    public async Task LostCluster_IsUnreachableAfterTheGraceAndSyncedWhenItIsBack()
    {
        await using var world = await SyncedAsync("paris", "lyon");
        world.Disconnect("lyon");
        var before = world.Writes();

        await world.PassAsync(TimeSpan.FromSeconds(40));
        Assert.Equal(before, world.Writes());

        var status = await world.UntilStateAsync("baseline", DistributionStates.PartiallyFailed, TargetReasons.Unreachable);
        Assert.Equal((1, 1), (status.Summary!.Synced, status.Summary.Unreachable));

        world.Connect("lyon");
        await world.UntilStateAsync("baseline", DistributionStates.Synced);
    }

    [Fact]
    public async Task SpecificationChanged_NoStatusMixesItWithTheRevisionBefore()
    {
        await using var world = await SyncedAsync("paris");
        var before = (await world.FindAsync("baseline"))!.Status!;
        await world.PutAsync(SourceBuilder.Profile("second"));

        await world.PatchAsync(KnownResources.Distribution, "baseline", Sources(["s3", "second"]));

        // While no time passes nothing is compiled; a Distribution that comes after it shows that the change was looked at.
        await world.PutAsync(new DistributionBuilder("marker").OfProfiles("s3").WithFinalizers());
        await Eventually.TrueAsync(async () => (await world.FindAsync("marker"))!.Metadata.Finalizers is { Count: 1 });
        Assert.Equal(1, (await world.FindAsync("baseline"))!.Status!.ObservedGeneration);

        var after = await world.UntilStateAsync("baseline", DistributionStates.Syncing);
        Assert.Equal(2, after.ObservedGeneration);
        Assert.NotEqual(before.RevisionHash, after.RevisionHash);
    }

    [Fact]
    public async Task FinalizerTakenAway_IsPutBackAndNothingLeavesTheSets()
    {
        await using var world = await SyncedAsync("paris");
        world.Engine.Sets.TryGet("paris", out var before);

        await world.PatchAsync(KnownResources.Distribution, "baseline", """{"metadata":{"finalizers":null}}""");
        await world.UntilAsync(() => world.FindAsync("baseline").Result!.Metadata.Finalizers is { Count: 1 });

        world.Engine.Sets.TryGet("paris", out var after);
        Assert.Same(before, after);
    }

    [Fact]
    public async Task KindThatIsNotServed_HoldsUpNobodyAndComesInWhenItIsInstalled()
    {
        await using var world = new DistributionWorld();
        world.Api.RawAnswers.Remove("/apis/cr.kanister.io");
        world.Api.BeforeRequest = request => request.Type == KnownResources.Blueprint ? NotFound() : null;
        await world.JoinAsync("paris");
        await world.StartAsync();
        await world.PutAsync(SourceBuilder.Profile("s3"));
        await world.PutAsync(new DistributionBuilder("baseline").To("paris").OfProfiles("s3").Of(KnownResources.Blueprint, "pg").WithFinalizers());

        await world.UntilHoldsAsync("paris", "Profile/s3");
        await world.UntilStateAsync("baseline", DistributionStates.Failed, UnavailableReasons.KindNotServed);

        world.Api.BeforeRequest = null;
        await world.UntilStateAsync("baseline", DistributionStates.Failed, UnavailableReasons.SourceMissing);
        await world.PutAsync(new SourceBuilder(KnownResources.Blueprint, "pg").With("actions", "{}"));
        await world.UntilHoldsAsync("paris", "Blueprint/pg", "Profile/s3");
    }

    [Theory]
    [InlineData("distributions")]
    [InlineData("profiles.config.kio.kasten.io")]
    [InlineData("secrets")]
    [InlineData("clusters")]
    [InlineData("namespaces")]
    public async Task Start_OneInformerCannotList_NothingIsSaidToAnybody(string resource)
    {
        await using var world = new DistributionWorld();
        await world.JoinAsync("paris");
        await world.PutAsync(SourceBuilder.Profile("s3"));
        await world.PutAsync(Baseline);
        world.Api.BeforeRequest = request => request.Type.QualifiedName.StartsWith(resource, StringComparison.Ordinal) && request.Verb == "list" ? Forbidden() : null;
        world.Start();

        await world.PassAsync(TimeSpan.FromMinutes(1));
        Assert.False(world.Engine.Sets.TryGet("paris", out _));

        world.Api.BeforeRequest = null;
        await world.UntilHoldsAsync("paris", "Profile/s3");
    }

    [Theory]
    [InlineData("distributions")]
    [InlineData("profiles.config.kio.kasten.io")]
    [InlineData("clusters")]
    public async Task Running_OneInformerFailsForALongTime_NoSetShrinks(string resource)
    {
        await using var world = await SyncedAsync("paris");
        world.Engine.Sets.TryGet("paris", out var before);
        world.Api.BeforeRequest = request => request.Type.QualifiedName.StartsWith(resource, StringComparison.Ordinal) && request.Verb is "list" or "watch" ? Forbidden() : null;
        world.Api.Compact();

        await world.PassAsync(TimeSpan.FromMinutes(10));

        Assert.True(world.Engine.Sets.TryGet("paris", out var after));
        Assert.Same(before, after);
    }

    internal static KubernetesStatus Forbidden() => new(403, "Forbidden", "not allowed", [], null);

    internal static async Task<DistributionWorld> SyncedAsync(params string[] clusters)
    {
        var world = await DistributionWorld.StartedAsync(clusters);
        await world.PutAsync(SourceBuilder.Profile("s3", "cred"), SourceBuilder.Secret("cred"));
        await world.PutAsync(Baseline);
        foreach (var cluster in clusters)
        {
            await world.UntilHoldsAsync(cluster, "Profile/s3", "Secret/cred");
            world.Acknowledge(cluster);
        }

        await world.UntilStateAsync("baseline", DistributionStates.Synced);
        return world;
    }

    private static KubernetesStatus NotFound() => new(404, "NotFound", "the server could not find the requested resource", [], null);

    private static string Sources(string[] profiles)
    {
        var references = profiles.Select(profile => new JsonObject
        {
            ["ref"] = new JsonObject { ["apiVersion"] = KnownResources.Profile.ApiVersion, ["kind"] = "Profile", ["name"] = profile },
        });
        return new JsonObject { ["spec"] = new JsonObject { ["sources"] = new JsonArray([.. references]) } }.ToJsonString();
    }
}
