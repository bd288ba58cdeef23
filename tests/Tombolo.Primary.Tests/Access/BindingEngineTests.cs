using System.Text.Json;
using Tombolo.Api.Access;
using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Primary.Tests.Distributions;
using Tombolo.Primary.Tests.Distributions.Engine;

namespace Tombolo.Primary.Tests.Access;

/// <summary>Bindings of an API in memory, through the engine that runs in a primary.</summary>
public sealed class BindingEngineTests
{
    private const string Basic = """{"k10ClusterRole":"k10-multi-cluster-basic","clusters":[{"selector":""}],"subjects":[{"kind":"User","name":"alice"}]}""";

    [Fact]
    public async Task Binding_AcknowledgedEverywhere_IsSyncedAndWritesNothingMore()
    {
        await using var world = await StartedAsync("lyon", "porto");
        world.Serve("lyon", "porto");
        await BindAsync(world, "ops", Basic);

        var status = await UntilStateAsync(world, "ops", "Synced");

        Assert.Equal(("2/2", "all"), (status.Summary!.Text, status.Clusters));
        var writes = Writes(world);
        await world.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(writes, Writes(world));
        await world.RestartAsync();
        world.Serve("lyon", "porto");
        await world.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(writes, Writes(world));
    }

    [Fact]
    public async Task Binding_ClusterJoinsLater_IsGrantedThere()
    {
        await using var world = await StartedAsync("lyon");
        world.Serve("lyon");
        await BindAsync(world, "ops", Basic);
        await UntilStateAsync(world, "ops", "Synced");

        await world.JoinAsync("porto");
        await world.UntilAsync(() => world.Engine.Sets.TryGet("porto", out var set) && set.Items.Count == 1);
        world.Serve("porto");

        await UntilAsync(world, "ops", status => status.Summary?.Text == "2/2");
    }

    [Fact]
    public async Task Binding_MemberCannotGrant_SaysWhichAndWhy()
    {
        await using var world = await StartedAsync("lyon");
        await BindAsync(world, "ops", Basic);
        await world.UntilAsync(() => world.Engine.Sets.TryGet("lyon", out var set) && set.Items.Count == 1);

        world.Acknowledge("lyon", "Failed", "RoleMissing", "this cluster has no ClusterRole k10-basic or tombolo-basic");

        var status = await UntilStateAsync(world, "ops", "Failed");
        Assert.Equal("RoleMissing", status.Conditions.Find(ConditionTypes.Ready)!.Reason);
        Assert.Equal("lyon", Assert.Single(status.WorstTargets!).Cluster);
    }

    [Fact]
    public async Task Binding_Deleted_IsGoneAtOnceAndSoIsWhatItGranted()
    {
        await using var world = await StartedAsync("lyon");
        await BindAsync(world, "ops", Basic);
        await world.UntilAsync(() => world.Engine.Sets.TryGet("lyon", out var set) && set.Items.Count == 1);

        await world.DeleteAsync(KnownResources.K10ClusterRoleBinding, "ops");

        Assert.Null(await FindAsync(world, "ops"));
        await world.UntilAsync(() => world.Engine.Sets.TryGet("lyon", out var set) && set is { Items.Count: 0, Hold.Count: 0 });
    }

    [Fact]
    public async Task FleetNamespace_IsDeleted_TakesNothingAway()
    {
        await using var world = await StartedAsync("lyon");
        await BindAsync(world, "ops", Basic);
        await world.UntilAsync(() => world.Engine.Sets.TryGet("lyon", out var set) && set.Items.Count == 1);

        await world.DeleteFleetNamespaceAsync();
        await world.PassAsync(TimeSpan.FromMinutes(1));

        Assert.True(world.Engine.Sets.TryGet("lyon", out var last));
        Assert.Single(last.Items);
    }

    [Fact]
    public async Task Binding_AndDistribution_AreOneSetAndHoldEachOnItsOwn()
    {
        await using var world = await StartedAsync("lyon");
        await world.PutAsync(SourceBuilder.Profile("s3"));
        await world.PutAsync(new DistributionBuilder("ops").Where("").OfProfiles("s3"));
        await BindAsync(world, "ops", Basic);
        await world.UntilAsync(() => world.Engine.Sets.TryGet("lyon", out var set) && set.Items.Count == 2);

        await world.PatchAsync(KnownResources.K10ClusterRoleBinding, "ops", """{"spec":{"subjects":[{"kind":"Robot","name":"r2"}]}}""");

        await world.UntilAsync(() => world.Engine.Sets.TryGet("lyon", out var set) && set.Items.Count == 1 && set.Hold.SequenceEqual([BindingOwner.Of("ops")]));
        await UntilStateAsync(world, "ops", "Failed");
    }

    private static async Task<DistributionWorld> StartedAsync(params string[] clusters)
    {
        var world = await DistributionWorld.StartedAsync(clusters);
        foreach (var role in AccessRoles.All)
        {
            await world.CreateAsync(KnownResources.K10ClusterRole, Json(KnownResources.K10ClusterRole, role.K10ClusterRole, $$"""{"clusterRoleRef":"{{role.Kasten}}"}"""));
        }

        return world;
    }

    private static Task BindAsync(DistributionWorld world, string name, string spec) =>
        world.CreateAsync(KnownResources.K10ClusterRoleBinding, Json(KnownResources.K10ClusterRoleBinding, name, spec));

    private static async Task<K10ClusterRoleBinding?> FindAsync(DistributionWorld world, string name)
    {
        var found = await world.Api.GetAsync(KnownResources.K10ClusterRoleBinding, new ResourceKey("kasten-io-mc", name), CancellationToken.None);
        return found.IsNotFound ? null : found.Value.Deserialize(ApiJsonContext.Default.K10ClusterRoleBinding);
    }

    private static Task<K10ClusterRoleBindingStatus> UntilStateAsync(DistributionWorld world, string name, string state) => UntilAsync(world, name, status => status.State == state);

    private static async Task<K10ClusterRoleBindingStatus> UntilAsync(DistributionWorld world, string name, Func<K10ClusterRoleBindingStatus, bool> isWanted)
    {
        K10ClusterRoleBindingStatus? status = null;
        await world.UntilAsync(
            async () => (status = (await FindAsync(world, name))?.Status) is not null && isWanted(status),
            () => status is null ? "no status" : JsonSerializer.Serialize(status, ApiJsonContext.Default.K10ClusterRoleBindingStatus));
        return status!;
    }

    private static int Writes(DistributionWorld world) =>
        world.Api.Writes.Count(write => write.Type == KnownResources.K10ClusterRoleBinding && write.FieldManager != "kubectl");

    private static string Json(ResourceType type, string name, string spec) =>
        $$"""{"apiVersion":"{{type.ApiVersion}}","kind":"{{type.Kind}}","metadata":{"name":"{{name}}","namespace":"kasten-io-mc"},"spec":{{spec}}}""";
}
