using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Leaving;

/// <summary>A member that was away when its fleet ended, and one that lost its identity, on real control planes.</summary>
public sealed class LateMemberTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FleetNamespaceDeleted_MemberWasAway_LearnsItWhenItComesBackAndKeepsItsCopies()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        var (primary, secondary) = (fleet.Primary, fleet.Secondary);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.DistributeAsync(Cancelled);
        await secondary.Server.KillAsync();
        await primary.Kubectl.RequireAsync(["delete", "namespace", "kasten-io-mc", "--timeout=90s"], cancellationToken: Cancelled);

        // Nothing of the fleet is left but what is to be told; that outlives a restart.
        await primary.Server.RestartAsync();
        secondary.Server.Start();

        await fleet.WaitForJoinStatusAsync("disconnected", Cancelled);
        await secondary.WaitForGoneAsync("secret", "kasten-io", "mc-cluster-info", Cancelled);
        Assert.True(await secondary.ExistsAsync("profile", "kasten-io", "s3-eu", Cancelled));
        await Eventually.TrueAsync(
            async () => (await primary.ReadAsync("secret", "kasten-io", "tombolo-tombstones", ".data", Cancelled)) is "" or "{}", FleetSteps.Patience, "the member that was told is forgotten");
        Assert.Contains("Every former member of the fleet knows", primary.Server.ReadLog(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdentityDeleted_OnAMember_IsSaidWithItsRepairAndNotMadeAnew()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        var secondary = fleet.Secondary;
        await fleet.StartJoinedAsync(Cancelled);
        var backup = await secondary.Kubectl.RequireAsync(["get", "secret", "tombolo-identity", "-n", "kasten-io", "-o", "json"], cancellationToken: Cancelled);

        await secondary.Kubectl.RequireAsync(["delete", "secret", "tombolo-identity", "-n", "kasten-io"], cancellationToken: Cancelled);
        await WaitForMessageAsync(secondary, "IdentityLost");
        await secondary.Server.RestartAsync();
        await Eventually.TrueAsync(() => secondary.Server.ReadLog().Contains("IdentityLost", StringComparison.Ordinal), FleetSteps.Patience);
        Assert.False(await secondary.ExistsAsync("secret", "kasten-io", "tombolo-identity", Cancelled));

        var restored = System.Text.Json.Nodes.JsonNode.Parse(backup)!;
        foreach (var field in (string[])["uid", "resourceVersion", "creationTimestamp", "managedFields"])
        {
            restored["metadata"]!.AsObject().Remove(field);
        }

        await secondary.Kubectl.ApplyAsync(restored.ToJsonString(), Cancelled);
        await WaitForMessageAsync(secondary, "");
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        await fleet.DistributeAsync(Cancelled);
    }

    private static Task WaitForMessageAsync(FleetMember member, string start) => Eventually.TrueAsync(
        async () => (await member.ReadSecretAsync("kasten-io", "mc-join-status", "msg", Cancelled) ?? "") is var message
            && (start.Length == 0 ? message.Length == 0 : message.StartsWith(start, StringComparison.Ordinal)),
        FleetSteps.Patience,
        $"mc-join-status says {start}");
}
