using Tombolo.EndToEnd.Tests.Refusals;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Processes;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Trusting;

/// <summary>A cluster joins by a token of its own service account: no secret at all (issue 7, way two).</summary>
public sealed class TrustedClusterTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("servers, bootstrap, trust, member")]
    [InlineData("member, servers, bootstrap, asked, trust")]
    public async Task Join_ByItsOwnServiceAccount_EndsJoinedWithoutAnySecret(string order)
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions { PinAuthority = false, TrustAuthority = true }, Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Namespace, Cancelled);
        foreach (var step in order.Split(", "))
        {
            switch (step)
            {
                case "servers":
                    fleet.StartServers();
                    break;
                case "bootstrap":
                    await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Bootstrap(fleet.Primary.Server.PublicUrl), Cancelled);
                    break;
                case "trust":
                    await fleet.Primary.Kubectl.ApplyAsync(await ExportAsync(fleet, "shop-lyon"), Cancelled);
                    break;
                case "member":
                    await ConfigureAsync(fleet);
                    break;
                default:
                    await fleet.WaitForJoinMessageAsync("joining", ["NotTrusted"], Cancelled);
                    break;
            }
        }

        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        Assert.False(await fleet.Secondary.ExistsAsync("secret", "kasten-io", "mc-join", Cancelled));
        Assert.Equal("ConfigMap", await fleet.Secondary.ReadAsync("secret", "kasten-io", "mc-join-status", ".metadata.ownerReferences[0].kind", Cancelled));
        Assert.Equal("shop-lyon", await fleet.Primary.ReadAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", ".metadata.annotations.tombolo\\.io/trust", Cancelled));
        await Eventually.TrueAsync(
            async () => await fleet.Primary.ReadAsync("clustertrust", "kasten-io-mc", "shop-lyon", ".status.conditions[?(@.type==\"Ready\")].status", Cancelled) == "True", FleetSteps.Patience, "the ClusterTrust is Ready");
        await fleet.DistributeAsync(Cancelled);

        // Who has left comes back by a ConfigMap that is made anew, and not by itself.
        await fleet.Primary.Kubectl.RequireAsync(["delete", "clusters.dist.kio.kasten.io", "shop-lyon", "-n", "kasten-io-mc"], cancellationToken: Cancelled);
        await fleet.WaitForJoinMessageAsync("disconnected", ["create it anew"], Cancelled);
        await fleet.Secondary.Kubectl.RequireAsync(["delete", "configmap", "mc-join-config", "-n", "kasten-io"], cancellationToken: Cancelled);
        await ConfigureAsync(fleet);
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
    }

    [Fact]
    public async Task Join_OfWhomTheTrustIsNotAbout_IsToldOnTheTrustAndNotToTheCaller()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions { PinAuthority = false, TrustAuthority = true }, Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Namespace, Cancelled);
        fleet.StartServers();
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Bootstrap(fleet.Primary.Server.PublicUrl), Cancelled);

        // The keys of the primary's own cluster, under the same issuer: another cluster.
        await fleet.Primary.Kubectl.ApplyAsync(await ExportAsync(fleet, "shop-lyon", fleet.Primary), Cancelled);
        await ConfigureAsync(fleet);
        await fleet.WaitForJoinMessageAsync("joining", ["NotTrusted"], Cancelled);
        await WaitForEventAsync(fleet, "UnknownKey");
        Assert.DoesNotContain("UnknownKey", await fleet.Secondary.ReadSecretAsync("kasten-io", "mc-join-status", "msg", Cancelled), StringComparison.Ordinal);

        var trust = await ExportAsync(fleet, "shop-lyon");
        await fleet.Primary.Kubectl.ApplyAsync(trust.Replace("kasten-io:tombolo", "kasten-io:other", StringComparison.Ordinal), Cancelled);
        await WaitForEventAsync(fleet, "WrongSubject");
        await fleet.Primary.Kubectl.ApplyAsync(trust.Replace("- shop-lyon", "- shop-metz", StringComparison.Ordinal), Cancelled);
        await WaitForEventAsync(fleet, "NameNotTrusted");
        await fleet.Primary.Kubectl.ApplyAsync(trust.Replace("subjects:", "audiences: [elsewhere]\n  subjects:", StringComparison.Ordinal), Cancelled);
        await WaitForEventAsync(fleet, "WrongAudience");
        await fleet.Primary.Kubectl.ApplyAsync(trust.Replace("spec:", "spec:\n  audiences: []", StringComparison.Ordinal), Cancelled);
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
    }

    private static Task WaitForEventAsync(Fleet fleet, string reason) => Eventually.TrueAsync(
        async () => (await fleet.Primary.Kubectl.RequireAsync(
            ["get", "events", "-n", "kasten-io-mc", "--field-selector", $"involvedObject.kind=ClusterTrust,reason={reason}", "-o", "name"], cancellationToken: Cancelled)).Length > 0,
        FleetSteps.Patience,
        $"there is an Event {reason}");

    private static Task ConfigureAsync(Fleet fleet) => fleet.Secondary.Kubectl.ApplyAsync(
        FleetManifests.JoinConfig("shop-lyon", "join-method: oidc", $"primary-ingress: \"{fleet.Primary.Server.PublicUrl}\""), Cancelled);

    private static async Task<string> ExportAsync(Fleet fleet, string name, FleetMember? of = null)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "tombolo.dll"), "trust", "export", name, "--kubeconfig", (of ?? fleet.Secondary).Kubectl.Kubeconfig];
        var result = await CommandRunner.RunAsync("dotnet", arguments, cancellationToken: Cancelled);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output;
    }
}
