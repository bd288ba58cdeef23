using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;

namespace Tombolo.EndToEnd.Tests.Refusals;

/// <summary>A cluster that lost its identity comes with another key (design section 5): it waits until its Cluster allows exactly that key.</summary>
public sealed class IdentityMismatchTests(ControlPlanePool pool)
{
    private static readonly string[] Lost = ["tombolo-identity", "mc-cluster-info", "mc-join", "mc-join-status"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Join_WithAnotherKeyThanBefore_RejectedUntilItsClusterAllowsThatKey()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        var (primary, secondary) = (fleet.Primary, fleet.Secondary);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.DistributeAsync(Cancelled);
        var uid = await primary.ReadAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", ".metadata.uid", Cancelled);

        await secondary.Server.KillAsync();
        await secondary.Kubectl.RequireAsync(["delete", "secret", "--namespace", "kasten-io", "--ignore-not-found", .. Lost], cancellationToken: Cancelled);
        secondary.Server.Start();
        await secondary.Kubectl.ApplyAsync(FleetManifests.Join(await NewTokenAsync(fleet, "second-token")), Cancelled);
        await fleet.WaitForJoinMessageAsync("rejected", ["IdentityMismatch", "tombolo.io/allow-rekey"], Cancelled);
        Assert.True(await secondary.ExistsAsync("profile", "kasten-io", "s3-eu", Cancelled));
        Assert.Equal(uid, await primary.ReadAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", ".metadata.uid", Cancelled));

        var message = await secondary.ReadSecretAsync("kasten-io", "mc-join-status", "msg", Cancelled);
        await primary.Kubectl.RequireAsync(
            ["annotate", "clusters.dist.kio.kasten.io", "shop-lyon", "--namespace", "kasten-io-mc", $"tombolo.io/allow-rekey={KeyThatCame(message!)}"], cancellationToken: Cancelled);
        await secondary.Kubectl.ApplyAsync(FleetManifests.Join(await NewTokenAsync(fleet, "third-token")), Cancelled);
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        await fleet.WaitForDistributionAsync("baseline", "Synced", Cancelled);
        Assert.Equal(uid, await primary.ReadAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", ".metadata.uid", Cancelled));
    }

    private static async Task<string> NewTokenAsync(Fleet fleet, string name)
    {
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.JoinToken(name), Cancelled);
        return await fleet.WaitForTokenAsync(name, Cancelled);
    }

    private static string KeyThatCame(string message)
    {
        const string Before = "comes with key ";
        var start = message.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return message[start..message.IndexOf('.', start)];
    }
}
