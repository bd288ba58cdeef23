using Tombolo.Api.Manifests;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Servers;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Reach;

/// <summary>Both ends of a tunnel, people and the member, meet a replica that is not active: it passes them on.</summary>
public sealed class ThroughReplicaTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PeopleAndMember_OnAStandby_ArePassedOn()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await using var active = Replica(fleet.Primary.Server.Options, "active");
        await using var standby = Replica(fleet.Primary.Server.Options, "standby");
        active.Start();
        await Eventually.TrueAsync(() => active.ReadLog().Contains("This server is active", StringComparison.Ordinal), FleetSteps.Patience);
        standby.Start();
        fleet.Secondary.Server.Start();
        await fleet.Secondary.Kubectl.ApplyAsync(ManifestRenderer.PrimaryAccess(new ManifestOptions(), PrimaryAccessOptions.All), Cancelled);
        var url = new Uri(standby.Address, "/k10");
        await fleet.JoinAsync(await fleet.PromoteAsync(Cancelled), Cancelled, ReachedFleet.Consent, $"primary-ingress: \"{url}\"");
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(ReachedFleet.Binding, Cancelled);

        // kubectl: requests and answers, and a watch that goes on meanwhile.
        var kubectl = await fleet.ReachAsync("shop-lyon", Cancelled, kubeconfig: null, "--server", url.AbsoluteUri, "--embed-token");
        await Eventually.TrueAsync(
            async () => (await kubectl.RunAsync(["get", "policies", "-n", "kasten-io"], cancellationToken: Cancelled)).ExitCode == 0, FleetSteps.Patience, "the binding is granted");
        await kubectl.ApplyAsync(ReachedFleet.Policy("daily"), Cancelled);
        Assert.True(await fleet.Secondary.ExistsAsync("policy", "kasten-io", "daily", Cancelled));
        var watch = kubectl.RunAsync(["get", "policies", "-n", "kasten-io", "-w", "-o", "name", "--request-timeout=10s"], cancellationToken: Cancelled);
        await kubectl.ApplyAsync(ReachedFleet.Policy("later"), Cancelled);
        Assert.Contains("policy.config.kio.kasten.io/later", (await watch).Output.Split('\n'));

        // The pages: a session that the standby passed on, reads and changes.
        using var person = await SignedIn.SignInAsync(fleet, url, fleet.Primary.Kubectl.Kubeconfig, Cancelled);
        var policies = await person.GetAsync("clusters/shop-lyon/view/cluster/policies", Cancelled);
        Assert.Equal(["daily", "later"], policies.Body.GetProperty("items").EnumerateArray().Select(policy => policy.GetProperty("name").GetString()));
        var change = await person.SendAsync(HttpMethod.Put, "clusters/shop-lyon/view/cluster/features/joinFromSecondary", """{"enabled":true}""", Cancelled);
        Assert.Equal((403, "tombolo:Forbidden"), (change.Status, change.Body.GetProperty("type").GetString()));
        Assert.DoesNotContain("This server is active", standby.ReadLog(), StringComparison.Ordinal);
    }

    private static TomboloServer Replica(TomboloServerOptions options, string name) => new(options with
    {
        Name = name,
        Folder = Path.Combine(Path.GetDirectoryName(options.Folder)!, name),
        Port = LoopbackPorts.Take(),
        PublicUrl = options.PublicUrl ?? $"https://127.0.0.1:{options.Port}/k10",
    });
}
