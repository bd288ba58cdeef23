using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Reach;

/// <summary>Plain kubectl on a cluster of the fleet, through the primary (design section 8).</summary>
public sealed class KubectlThroughPrimaryTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kubectl_ThroughThePrimary_WorksAsThePersonAndNobodyElse()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartReachableAsync(Cancelled);
        var id = await fleet.Primary.ReadAsync("namespace", "", "kube-system", ".metadata.uid", Cancelled);
        var kubectl = await fleet.ReachAsync("shop-lyon", Cancelled);

        // Writes and reads, and both arrive where they should.
        await kubectl.ApplyAsync(ReachedFleet.Policy("daily"), Cancelled);
        Assert.True(await fleet.Secondary.ExistsAsync("policy", "kasten-io", "daily", Cancelled));
        Assert.False(await fleet.Primary.ExistsAsync("policy", "kasten-io", "daily", Cancelled));
        Assert.Contains("policy.config.kio.kasten.io/daily", await kubectl.RequireAsync(["get", "policies", "-n", "kasten-io", "-o", "name"], cancellationToken: Cancelled), StringComparison.Ordinal);
        await kubectl.RequireAsync(["patch", "policy", "daily", "-n", "kasten-io", "--type=merge", "-p", """{"spec":{"frequency":"@weekly"}}"""], cancellationToken: Cancelled);
        Assert.Equal("@weekly", await fleet.Secondary.ReadAsync("policy", "kasten-io", "daily", ".spec.frequency", Cancelled));

        // A watch goes on while other requests are answered.
        var watch = kubectl.RunAsync(["get", "policies", "-n", "kasten-io", "-w", "-o", "name", "--request-timeout=10s"], cancellationToken: Cancelled);
        await fleet.Secondary.Kubectl.ApplyAsync(ReachedFleet.Policy("seen-by-the-watch"), Cancelled);
        await kubectl.RequireAsync(["delete", "policy", "daily", "-n", "kasten-io"], cancellationToken: Cancelled);
        await kubectl.ApplyAsync(ReachedFleet.Policy("later"), Cancelled);
        var watched = (await watch).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("policy.config.kio.kasten.io/later", watched);

        // The administrator of the primary is nobody else there, and has no more than the binding gives.
        var secrets = await kubectl.RunAsync(["get", "secrets", "-n", "kasten-io"], cancellationToken: Cancelled);
        Assert.Contains($"User \"tombolo:{id}:admin\" cannot list resource \"secrets\"", secrets.Error, StringComparison.Ordinal);
        foreach (var path in new[] { "/api/v1/namespaces/kasten-io/pods/p/exec", "/api/v1/nodes/n/proxy/metrics", "/metrics", "/api/v1/namespaces/../../metrics" })
        {
            var refused = await kubectl.RunAsync(["get", "--raw", $"/k10/mc/v1/clusters/shop-lyon/k8s{path}"], cancellationToken: Cancelled);
            Assert.NotEqual(0, refused.ExitCode);
            Assert.Contains("Forbidden", refused.Error, StringComparison.Ordinal);
        }

        // Logs are a matter of RBAC there.
        var logs = await kubectl.RunAsync(["get", "--raw", "/k10/mc/v1/clusters/shop-lyon/k8s/api/v1/namespaces/kasten-io/pods/p/log"], cancellationToken: Cancelled);
        Assert.Contains($"User \"tombolo:{id}:admin\" cannot get resource \"pods/log\"", logs.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kubectl_WithoutTheRightOrConsent_IsToldWhatToDo()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartReachableAsync(Cancelled);
        var kubectl = await fleet.ReachAsync("shop-lyon", Cancelled, kubeconfig: null, "--embed-token");
        await GetAsync(kubectl, "");

        // Somebody who may do much on the primary, but not this.
        var other = await fleet.ReachAsync("shop-lyon", Cancelled, fleet.Primary.Plane.KubeconfigFor("system:serviceaccount:kasten-io:tombolo"));
        await GetAsync(other, "may not get clusters/proxy.dist.kio.kasten.io of shop-lyon in kasten-io-mc");

        // The server there is not allowed to act for anybody.
        await fleet.Secondary.Kubectl.RequireAsync(["delete", "clusterrolebinding", "tombolo-primary-access"], cancellationToken: Cancelled);
        await EventuallyAsync(kubectl, "apply the output of 'tombolo manifests primary-access' there");

        // The cluster takes its consent back.
        await fleet.Secondary.Kubectl.ApplyAsync(FleetManifests.JoinConfig("shop-lyon", "allow-primary-access: \"false\""), Cancelled);
        await EventuallyAsync(kubectl, "has not consented to access from its primary");

        // It is away, or there is no such cluster.
        await fleet.Secondary.Server.KillAsync();
        await fleet.WaitForClusterStateAsync("shop-lyon", "Disconnected", Cancelled);
        await EventuallyAsync(kubectl, "shop-lyon is not connected to this primary now");
        Assert.DoesNotContain("Unhandled", fleet.ReadLogs(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kubectl_OfThePrimaryItself_UsesTheSamePath()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        await fleet.PromoteAsync(Cancelled);
        await fleet.WaitForClusterStateAsync("hub-paris", "Connected", Cancelled);
        var kubectl = await fleet.ReachAsync("hub-paris", Cancelled);

        // With the person's own token, whose rights are those they have.
        Assert.Contains("namespace/kasten-io-mc", await kubectl.RequireAsync(["get", "namespaces", "-o", "name"], cancellationToken: Cancelled), StringComparison.Ordinal);
        await kubectl.ApplyAsync(ReachedFleet.Policy("daily"), Cancelled);
        Assert.True(await fleet.Primary.ExistsAsync("policy", "kasten-io", "daily", Cancelled));
        var exec = await kubectl.RunAsync(["get", "--raw", "/k10/mc/v1/clusters/hub-paris/k8s/api/v1/namespaces/kasten-io/pods/p/exec"], cancellationToken: Cancelled);
        Assert.Contains("Forbidden", exec.Error, StringComparison.Ordinal);
    }

    private static async Task GetAsync(KubectlRunner kubectl, string refusal)
    {
        var result = await kubectl.RunAsync(["get", "policies", "-n", "kasten-io"], cancellationToken: Cancelled);
        Assert.Contains(refusal, result.Error, StringComparison.Ordinal);
        Assert.Equal(refusal.Length == 0, result.ExitCode == 0);
    }

    private static Task EventuallyAsync(KubectlRunner kubectl, string refusal) => Eventually.TrueAsync(
        async () => (await kubectl.RunAsync(["get", "policies", "-n", "kasten-io"], cancellationToken: Cancelled)).Error.Contains(refusal, StringComparison.Ordinal), FleetSteps.Patience, refusal);
}
