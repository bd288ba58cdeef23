using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Tests.Fleet;

/// <summary>A primary with one secondary, <c>shop-lyon</c>, which is not connected yet.</summary>
internal sealed class JoinedFleet : IAsyncDisposable
{
    private readonly string _token;

    private JoinedFleet(PrimaryWorld world, Joiner joiner, string token)
    {
        World = world;
        Joiner = joiner;
        PrimaryKey = world.Server!.Identity.Key.PublicKey.Thumbprint;
        _token = token;
    }

    public PrimaryWorld World { get; }

    public Joiner Joiner { get; }

    public string PrimaryKey { get; }

    public static async Task<JoinedFleet> CreateAsync()
    {
        var world = await PrimaryWorld.PromotedAsync();
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken());
        var fleet = new JoinedFleet(world, new Joiner(), await Joiner.TokenAsync(world));
        await world.UntilAsync(async () => await fleet.JoinAsync() is JoinSucceeded, () => "it does not join");
        await world.UntilAsync(fleet.FindAsync, found => found.Status?.Id is not null);
        await world.UntilAsync(
            () => world.FindAsync(KnownResources.Bootstrap, "join-shop-lyon"), found => found.Contains("\"phase\":\"Complete\"", StringComparison.Ordinal));
        await world.UntilAsync(() => world.Server!.Directory.TryGetById(fleet.Joiner.Id, out _));
        return fleet;
    }

    public Task<JoinOutcome> JoinAsync() => Joiner.JoinAsync(World, _token, TestContext.Current.CancellationToken);

    public Task<Cluster?> FindAsync() => World.FindClusterAsync("shop-lyon");

    public void Connect() => World.Connections.Connect(Joiner.Id, World.Time.GetUtcNow());

    public void Disconnect() => World.Connections.Disconnect(Joiner.Id, World.Time.GetUtcNow());

    public async Task<Condition> UntilDeletingAsync(string reason, string cluster = "shop-lyon")
    {
        var found = await World.UntilAsync(
            () => World.FindClusterAsync(cluster), each => each.Status?.Conditions.Find(ConditionTypes.Deleting)?.Reason == reason);
        return found.Status!.Conditions.Find(ConditionTypes.Deleting)!;
    }

    public async Task RestartAsync()
    {
        await World.StopAsync();
        await World.StartAsync();
    }

    /// <summary>The tombstone that the server has for the secondary, believed as the secondary would.</summary>
    public Tombstone? Tombstone() =>
        World.Server!.Tombstones.Find(Joiner.Id, Joiner.Incarnation) is { } found && SignedMessage.TryParse(found.Span, out var message)
            ? TombstoneVerifier.Verify(message, PrimaryKey, Joiner.Id, Joiner.Incarnation)
            : null;

    /// <summary>Deletes as a user does with <c>kubectl delete --wait=false --ignore-not-found</c>.</summary>
    public async Task DeleteAsync(string what)
    {
        var (type, name) = what switch
        {
            "secondaries" => (KnownResources.Cluster, "shop-lyon"),
            "primary" => (KnownResources.Cluster, "hub"),
            "secret" => (KnownResources.Secret, "token"),
            _ => (KnownResources.Namespace, WellKnownNamespaces.MultiCluster),
        };
        var deleted = await World.Api.DeleteAsync(type, new ResourceKey(type.Namespaced ? WellKnownNamespaces.MultiCluster : "", name), DeleteOptions.Default, default);
        Assert.True(deleted.IsSuccess || deleted.IsNotFound);
    }

    public async ValueTask DisposeAsync()
    {
        Joiner.Dispose();
        await World.DisposeAsync();
    }
}
