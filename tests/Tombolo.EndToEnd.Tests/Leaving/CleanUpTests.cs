using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Leaving;

/// <summary>The clean-up section of the GitOps scenario, in its order and in others, leaves nothing behind.</summary>
public sealed class CleanUpTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("secondary, primary, namespace")]
    [InlineData("primary, secondary, namespace")]
    [InlineData("namespace")]
    public async Task CleanUp_InAnyOrder_LeavesNothingBehind(string order)
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.DistributeAsync(Cancelled);

        foreach (var step in order.Split(", "))
        {
            string[] arguments = step == "namespace"
                ? ["delete", "namespace", "kasten-io-mc", "--wait=false"]
                : ["delete", "clusters.dist.kio.kasten.io", "-n", "kasten-io-mc", "-l", $"dist.kio.kasten.io/cluster-type={step}", "--wait=false"];
            await fleet.Primary.Kubectl.RequireAsync(arguments, cancellationToken: Cancelled);
        }

        await fleet.Secondary.WaitForGoneAsync("secret", "kasten-io", "mc-cluster-info", Cancelled);
        await fleet.WaitForJoinStatusAsync("disconnected", Cancelled);
        await Eventually.TrueAsync(
            async () => (await fleet.Primary.Kubectl.RunAsync(["get", "namespace", "kasten-io-mc"], cancellationToken: Cancelled)).ExitCode != 0,
            FleetSteps.Patience,
            "namespace kasten-io-mc is gone");
        Assert.Contains("new token", await fleet.Secondary.ReadSecretAsync("kasten-io", "mc-join-status", "msg", Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeletedCluster_Connected_TakesItsCopiesAndRejoinsWithANewTokenOnly()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.DistributeAsync(Cancelled);

        await fleet.Primary.Kubectl.RequireAsync(["delete", "clusters.dist.kio.kasten.io", "shop-lyon", "-n", "kasten-io-mc", "--timeout=60s"], cancellationToken: Cancelled);

        await fleet.WaitForJoinStatusAsync("disconnected", Cancelled);
        Assert.False(await fleet.Secondary.ExistsAsync("profile", "kasten-io", "s3-eu", Cancelled));
        Assert.False(await fleet.Secondary.ExistsAsync("secret", "kasten-io", "s3-eu-cred", Cancelled));
        Assert.False(await fleet.Secondary.ExistsAsync("secret", "kasten-io", "mc-cluster-info", Cancelled));
        Assert.True(await fleet.Primary.ExistsAsync("profile", "kasten-io", "s3-eu", Cancelled));

        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.JoinToken("second-token"), Cancelled);
        await fleet.JoinAsync(await fleet.WaitForTokenAsync("second-token", Cancelled), Cancelled);
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await Eventually.TrueAsync(() => fleet.Secondary.ExistsAsync("profile", "kasten-io", "s3-eu", Cancelled), FleetSteps.Patience);
    }

    [Fact]
    public async Task DeletedCluster_MemberDown_HangsUntilForcedAndTheMemberKeepsItsCopies()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.DistributeAsync(Cancelled);
        await fleet.Secondary.Server.KillAsync();

        await fleet.Primary.Kubectl.RequireAsync(["delete", "clusters.dist.kio.kasten.io", "shop-lyon", "-n", "kasten-io-mc", "--wait=false"], cancellationToken: Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Leaving", Cancelled);
        await Eventually.TrueAsync(
            async () => (await fleet.Primary.ReadAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", ".status.conditions[*].message", Cancelled))
                .Contains("tombolo.io/force-disconnect", StringComparison.Ordinal),
            FleetSteps.Patience,
            "a condition says how to force");

        await fleet.Primary.Kubectl.RequireAsync(
            ["annotate", "clusters.dist.kio.kasten.io", "shop-lyon", "-n", "kasten-io-mc", "tombolo.io/force-disconnect=true"], cancellationToken: Cancelled);
        await fleet.Primary.WaitForGoneAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", Cancelled);
        fleet.Secondary.Server.Start();

        await fleet.WaitForJoinStatusAsync("disconnected", Cancelled);
        Assert.False(await fleet.Secondary.ExistsAsync("secret", "kasten-io", "mc-cluster-info", Cancelled));
        Assert.True(await fleet.Secondary.ExistsAsync("profile", "kasten-io", "s3-eu", Cancelled));
    }
}
