using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.MainJob;

/// <summary><c>kill -9</c> of either server at every step of the main job ends in the same state.</summary>
public sealed class CrashTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MainJob_ServersKilledAtEveryStep_EndsTheSame()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        var (primary, secondary) = (fleet.Primary, fleet.Secondary);
        fleet.StartServers();

        await primary.Kubectl.ApplyAsync(FleetManifests.Namespace, Cancelled);
        await primary.Kubectl.ApplyAsync(FleetManifests.Bootstrap(primary.Server.PublicUrl), Cancelled);
        await primary.Server.RestartAsync();
        await primary.Kubectl.ApplyAsync(FleetManifests.JoinToken(), Cancelled);
        await primary.Server.RestartAsync();
        var token = await fleet.WaitForTokenAsync("paris-token", Cancelled);

        await fleet.JoinAsync(token, Cancelled);
        await secondary.Server.RestartAsync();
        await Eventually.TrueAsync(() => primary.ExistsAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", Cancelled), FleetSteps.Patience);
        await Task.WhenAll(primary.Server.RestartAsync(), secondary.Server.RestartAsync());
        await Eventually.TrueAsync(() => secondary.ExistsAsync("secret", "kasten-io", "mc-cluster-info", Cancelled), FleetSteps.Patience);
        await secondary.Server.RestartAsync();
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);

        await primary.Kubectl.ApplyAsync(FleetManifests.Profile(), Cancelled);
        await primary.Kubectl.ApplyAsync(FleetManifests.Distribution("baseline"), Cancelled);
        await Task.WhenAll(primary.Server.RestartAsync(), secondary.Server.RestartAsync());
        await fleet.WaitForDistributionAsync("baseline", "Synced", Cancelled);

        Assert.Equal(token, await fleet.WaitForTokenAsync("paris-token", Cancelled));
        var clusters = await primary.Kubectl.RequireAsync(["get", "clusters.dist.kio.kasten.io", "-n", "kasten-io-mc", "-o", "name"], cancellationToken: Cancelled);
        Assert.Equal(["cluster.dist.kio.kasten.io/hub-paris", "cluster.dist.kio.kasten.io/shop-lyon"], clusters.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
        foreach (var member in fleet.Members)
        {
            Assert.Equal("kasten-io", await member.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.credential.secret.namespace", Cancelled));
        }
    }
}
