using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.MainJob;

/// <summary>The main job on two real control planes, with kubectl alone.</summary>
public sealed class PromoteJoinDistributeTests(ControlPlanePool pool)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MainJob_WithKubectl_EndsJoinedAndDistributed()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        var (primary, secondary) = (fleet.Primary, fleet.Secondary);

        await primary.Kubectl.ApplyAsync(FleetManifests.Namespace, Cancelled);
        await primary.Kubectl.ApplyAsync(FleetManifests.JoinToken(), Cancelled);
        await primary.Kubectl.ApplyAsync(FleetManifests.Bootstrap(primary.Server.PublicUrl), Cancelled);
        string? token = null;
        await Eventually.TrueAsync(async () => (token = await primary.ReadSecretAsync("kasten-io-mc", "paris-token", "token", Cancelled)) is not null, Patience);

        await secondary.Kubectl.ApplyAsync(FleetManifests.JoinConfig(), Cancelled);
        await secondary.Kubectl.ApplyAsync(FleetManifests.Join(token!), Cancelled);
        await Eventually.TrueAsync(async () => await secondary.ReadSecretAsync("kasten-io", "mc-join-status", "status", Cancelled) == "joined", Patience);
        Assert.Equal(
            "cluster.dist.kio.kasten.io/shop-lyon\n",
            await primary.Kubectl.RequireAsync(["get", "clusters.dist.kio.kasten.io", "-n", "kasten-io-mc", "-l", "dist.kio.kasten.io/cluster-type=secondary", "-o", "name"], cancellationToken: Cancelled));

        await primary.Kubectl.ApplyAsync(FleetManifests.Profile(), Cancelled);
        await primary.Kubectl.ApplyAsync(FleetManifests.Distribution("baseline"), Cancelled);
        foreach (var member in fleet.Members)
        {
            await Eventually.TrueAsync(
                async () => await member.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.credential.secret.namespace", Cancelled) == "kasten-io", Patience);
            Assert.Equal("not-a-real-secret-key", await member.ReadSecretAsync("kasten-io", "s3-eu-cred", "aws_secret_access_key", Cancelled));
        }

        await Eventually.TrueAsync(async () => await primary.ReadAsync("distribution", "kasten-io-mc", "baseline", ".status.state", Cancelled) == "Synced", Patience);
        await Eventually.TrueAsync(async () => await primary.ReadAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", ".status.state", Cancelled) == "Connected", Patience);
    }
}
