using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;

namespace Tombolo.EndToEnd.Tests.MainJob;

/// <summary>The objects of the GitOps scenario come in any order, before, between and after the servers.</summary>
public sealed class JoinOrderTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("servers, bootstrap, token, config, join")]
    [InlineData("bootstrap, token, config, servers, join")]
    [InlineData("config, token, servers, bootstrap, join")]
    [InlineData("primary-server, bootstrap, token, join, config, secondary-server")]
    [InlineData("bootstrap, token, config, primary-server, join, secondary-server")]
    [InlineData("secondary-server, config, token, primary-server, bootstrap, join")]
    public async Task Join_ObjectsInAnyOrder_EndsJoined(string order)
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Namespace, Cancelled);

        foreach (var step in order.Split(", "))
        {
            switch (step)
            {
                case "servers":
                    fleet.StartServers();
                    break;
                case "primary-server":
                    fleet.Primary.Server.Start();
                    break;
                case "secondary-server":
                    fleet.Secondary.Server.Start();
                    break;
                case "bootstrap":
                    await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Bootstrap(fleet.Primary.Server.PublicUrl), Cancelled);
                    break;
                case "token":
                    await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.JoinToken(), Cancelled);
                    break;
                case "config":
                    await fleet.Secondary.Kubectl.ApplyAsync(FleetManifests.JoinConfig(), Cancelled);
                    break;
                default:
                    await fleet.Secondary.Kubectl.ApplyAsync(FleetManifests.Join(await fleet.WaitForTokenAsync("paris-token", Cancelled)), Cancelled);
                    break;
            }
        }

        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        await fleet.WaitForClusterStateAsync("hub-paris", "Connected", Cancelled);
        Assert.Equal(["cluster.dist.kio.kasten.io/hub-paris", "cluster.dist.kio.kasten.io/shop-lyon"], await ListAsync(fleet));
        Assert.Equal(["cluster.dist.kio.kasten.io/shop-lyon"], await ListAsync(fleet, "-l", "dist.kio.kasten.io/cluster-type=secondary"));
    }

    private static async Task<string[]> ListAsync(Fleet fleet, params string[] selector)
    {
        var names = await fleet.Primary.Kubectl.RequireAsync(
            ["get", "clusters.dist.kio.kasten.io", "--namespace", "kasten-io-mc", "-o", "name", .. selector], cancellationToken: Cancelled);
        return names.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
