using System.Security.Cryptography.X509Certificates;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Restoring;

/// <summary>A primary that went back behind what its members have seen, on real control planes (design section 6).</summary>
public sealed class WentBackTests(ControlPlanePool pool)
{
    private const string Clusters = "clusters.dist.kio.kasten.io";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Primary_LeaseLostAndStoreOlder_ChangesNothingUntilConfirmedAndThenWorks()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        var (primary, secondary) = (fleet.Primary, fleet.Secondary);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.DistributeAsync(Cancelled);
        await primary.Server.RestartAsync();
        await Eventually.TrueAsync(async () => await EpochSeenAsync(secondary) >= 2, FleetSteps.Patience, "the member has seen the second epoch");
        var seen = await EpochSeenAsync(secondary);

        // An older store: the Lease counts from the start again, no Cluster has acknowledged anything, and the Distribution is of a time when it reached nobody.
        await primary.Server.KillAsync();
        await primary.Kubectl.RequireAsync(["delete", "lease", "tombolo-server", "-n", "kasten-io"], cancellationToken: Cancelled);
        foreach (var cluster in (string[])["hub-paris", "shop-lyon"])
        {
            await primary.Kubectl.RequireAsync(
                ["replace", "--raw", $"/apis/dist.kio.kasten.io/v1alpha1/namespaces/kasten-io-mc/clusters/{cluster}/status", "-f", "-"], await WithoutRevisionAsync(primary, cluster), Cancelled);
        }

        await primary.Kubectl.ApplyAsync(FleetManifests.Distribution("baseline", selector: "nobody=here"), Cancelled);
        var mark = secondary.Plane.Audit.Mark();
        primary.Server.Start();

        await Eventually.TrueAsync(async () => await ConditionAsync(primary, ".status") == "True", FleetSteps.Patience, "the primary's Cluster says PrimaryWentBack");
        Assert.Contains($"tombolo.io/confirm-restored={seen}", await ConditionAsync(primary, ".message"), StringComparison.Ordinal);
        await Eventually.TrueAsync(
            async () => (await primary.Kubectl.RunAsync(["get", "events", "-n", "kasten-io-mc", "-o", "jsonpath={.items[*].reason}"], cancellationToken: Cancelled)).Output.Contains("PrimaryWentBack", StringComparison.Ordinal),
            FleetSteps.Patience);
        Assert.Contains("PrimaryWentBack:", await ReadyAsync(fleet), StringComparison.Ordinal);
        await Eventually.TrueAsync(() => secondary.Server.ReadLog().Contains("PrimaryWentBack", StringComparison.Ordinal), FleetSteps.Patience, "the member says why it is not connected");
        Assert.True(await secondary.ExistsAsync("profile", "kasten-io", "s3-eu", Cancelled));
        Assert.DoesNotContain(
            await secondary.Plane.Audit.ReadAsync(mark, Cancelled),
            entry => entry.IsWrite && entry.UserAgent.StartsWith("tombolo", StringComparison.Ordinal) && entry.Resource != "leases");

        await primary.Kubectl.RequireAsync(["annotate", Clusters, "hub-paris", "-n", "kasten-io-mc", $"tombolo.io/confirm-restored={seen}"], cancellationToken: Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        await Eventually.TrueAsync(async () => await ConditionAsync(primary, ".status") == "False", FleetSteps.Patience, "the condition is over");
        await Eventually.TrueAsync(async () => await EpochSeenAsync(secondary) > seen, FleetSteps.Patience, "the member follows the higher epoch");
        Assert.DoesNotContain("PrimaryWentBack", await ReadyAsync(fleet), StringComparison.Ordinal);

        await primary.Kubectl.ApplyAsync(FleetManifests.Distribution("baseline"), Cancelled);
        await primary.Kubectl.ApplyAsync(FleetManifests.ProfileAlone("kasten-io-mc", bucket: "after"), Cancelled);
        await Eventually.TrueAsync(
            async () => await secondary.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.objectStore.name", Cancelled) == "after", FleetSteps.Patience, "what is distributed now arrives");
        await fleet.WaitForDistributionAsync("baseline", "Synced", Cancelled);
    }

    private static Task<string> ConditionAsync(FleetMember primary, string field) =>
        primary.ReadAsync(Clusters, "kasten-io-mc", "hub-paris", $".status.conditions[?(@.type==\"PrimaryWentBack\")]{field}", Cancelled);

    private static async Task<long> EpochSeenAsync(FleetMember member) =>
        long.TryParse(await member.ReadAsync("secret", "kasten-io", "mc-cluster-info", """.metadata.annotations.tombolo\.io/highest-epoch""", Cancelled), out var epoch) ? epoch : 0;

    private static async Task<string> WithoutRevisionAsync(FleetMember primary, string cluster)
    {
        var stored = await primary.Kubectl.RequireAsync(["get", Clusters, cluster, "-n", "kasten-io-mc", "-o", "json"], cancellationToken: Cancelled);
        var json = System.Text.Json.Nodes.JsonNode.Parse(stored)!;
        json["status"]!.AsObject().Remove("revision");
        json["status"]!.AsObject().Remove("holds");
        return json.ToJsonString();
    }

    private static async Task<string> ReadyAsync(Fleet fleet)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(fleet.AuthorityFile);
        using var handler = new SocketsHttpHandler { UseProxy = false, SslOptions = { CertificateChainPolicy = trust } };
        using var http = new HttpClient(handler);
        return await http.GetStringAsync(new Uri(fleet.Primary.Server.Address, "/readyz"), Cancelled);
    }
}
