using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Processes;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Distributing;

/// <summary>What differs from cluster to cluster, and what the server and the command tell about it, on real control planes.</summary>
public sealed class PerClusterTests(ControlPlanePool pool)
{
    private const string Profile = """
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: Profile
        metadata: { name: varied, namespace: kasten-io-mc, annotations: { tombolo.io/expand-cluster-values: "true" } }
        spec:
          type: Location
          locationSpec:
            type: ObjectStore
            objectStore: { objectStoreType: S3, name: "backups-${cluster.name}", region: "${cluster.labels['region']}", endpoint: "https://s3.example.org", skipSSLVerify: false }
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_Overrides_PauseAndForceSync_ReachEachClusterAsItIsMeant()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(Profile, Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(Distribution("overridden"), Cancelled);

        // No cluster has the label: each says so, and gets nothing.
        await fleet.WaitForDistributionAsync("varied", "Failed", Cancelled);
        var said = await fleet.Primary.ReadAsync("distribution", "kasten-io-mc", "varied", ".status.conditions[*].message", Cancelled);
        Assert.True(
            said.Contains("Profile/varied is not sent: Cluster hub-paris has no label 'region', which spec.locationSpec.objectStore.region asks for", StringComparison.Ordinal), said);
        Assert.False(await fleet.Secondary.ExistsAsync("profile", "kasten-io", "varied", Cancelled));

        await LabelAsync(fleet, "hub-paris", "region=fr");
        await LabelAsync(fleet, "shop-lyon", "region=eu");
        await fleet.WaitForDistributionAsync("varied", "Synced", Cancelled);
        Assert.Equal("backups-hub-paris fr false", await ReadAsync(fleet.Primary));
        Assert.Equal("overridden eu ", await ReadAsync(fleet.Secondary));

        // kubectl apply changes a list by a merge patch; the null of the override is still there.
        await fleet.Primary.Kubectl.ApplyAsync(Distribution("again"), Cancelled);
        await Eventually.TrueAsync(async () => await ReadAsync(fleet.Secondary) == "again eu ", FleetSteps.Patience);

        await PatchClusterAsync(fleet, """{"spec":{"paused":true,"pauseReason":"moving house"}}""");
        await fleet.WaitForDistributionAsync("varied", "Paused", Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(Distribution("while-paused"), Cancelled);
        await LabelAsync(fleet, "hub-paris", "region=it");
        await Eventually.TrueAsync(async () => await ReadAsync(fleet.Primary) == "backups-hub-paris it false", FleetSteps.Patience);
        Assert.Equal("again eu ", await ReadAsync(fleet.Secondary));
        var explained = await TomboloAsync(fleet, "explain", "cluster/shop-lyon", "distribution/varied");
        Assert.Contains("Selected by:   spec.clusters[0].selector \"\"", explained, StringComparison.Ordinal);
        Assert.Contains("Overrides:     spec.overrides[0] of Profile/varied", explained, StringComparison.Ordinal);
        Assert.Contains("Held back by:  the Cluster is paused (moving house)", explained, StringComparison.Ordinal);

        await PatchClusterAsync(fleet, """{"spec":{"paused":false}}""");
        await Eventually.TrueAsync(async () => await ReadAsync(fleet.Secondary) == "while-paused eu ", FleetSteps.Patience);
        await fleet.WaitForDistributionAsync("varied", "Synced", Cancelled);

        var marks = fleet.Members.Select(member => member.Plane.Audit.Mark()).ToArray();
        await fleet.Primary.Kubectl.RequireAsync(["annotate", "distribution", "varied", "-n", "kasten-io-mc", "tombolo.io/force-sync=1"], cancellationToken: Cancelled);
        foreach (var (member, mark) in fleet.Members.Zip(marks))
        {
            await Eventually.TrueAsync(async () => (await WritesAsync(member.Plane, mark)).Count > 0, FleetSteps.Patience, "every copy is written again");
        }

        await fleet.WaitForDistributionAsync("varied", "Synced", Cancelled);
        foreach (var (member, mark) in fleet.Members.Zip(marks))
        {
            Assert.Equal(["patch profiles varied"], await WritesAsync(member.Plane, mark));
        }

        var described = await TomboloAsync(fleet, "describe", "distribution", "varied");
        Assert.Contains("shop-lyon: Synced, acknowledged ", described, StringComparison.Ordinal);
        Assert.Contains("  Profile/varied: Applied", described, StringComparison.Ordinal);
        Assert.Contains("Its copies on 2 clusters (hub-paris, shop-lyon) stay", await TomboloAsync(fleet, "delete", "profile/varied", "--dry-run"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FleetApi_Callers_AreWhatTheApiServerSaysTheyAre()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions { Https = false, PinAuthority = false }, Cancelled);
        fleet.Primary.Server.Start();
        await fleet.PromoteAsync(Cancelled);
        await fleet.DistributeAsync(Cancelled);
        await fleet.Primary.Kubectl.RequireAsync(["create", "serviceaccount", "nobody", "-n", "kasten-io"], cancellationToken: Cancelled);

        Assert.Equal(401, await AskAsync(fleet, token: null));
        Assert.Equal(401, await AskAsync(fleet, "not-a-token"));
        Assert.Equal(403, await AskAsync(fleet, await TokenAsync(fleet, "nobody")));
        Assert.Equal(200, await AskAsync(fleet, await TokenAsync(fleet, "tombolo")));
        Assert.Equal(404, await AskAsync(fleet, await TokenAsync(fleet, "tombolo"), "unknown"));
    }

    private static string Distribution(string bucket) => """
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Distribution
        metadata: { name: varied, namespace: kasten-io-mc }
        spec:
          clusters: [ { selector: "" } ]
          sources: [ { ref: { apiVersion: config.kio.kasten.io/v1alpha1, kind: Profile, name: varied, namespace: kasten-io-mc } } ]
          overrides:
            - target: { kind: Profile, name: varied }
              clusters: [ { name: shop-lyon } ]
              patch: '{"spec":{"locationSpec":{"objectStore":{"name":"BUCKET","skipSSLVerify":null}}}}'
        """.Replace("BUCKET", bucket, StringComparison.Ordinal);

    private static Task<string> LabelAsync(Fleet fleet, string cluster, string label) => fleet.Primary.Kubectl.RequireAsync(
        ["label", "clusters.dist.kio.kasten.io", cluster, "-n", "kasten-io-mc", "--overwrite", label], cancellationToken: Cancelled);

    private static Task<string> PatchClusterAsync(Fleet fleet, string patch) => fleet.Primary.Kubectl.RequireAsync(
        ["patch", "clusters.dist.kio.kasten.io", "shop-lyon", "-n", "kasten-io-mc", "--type=merge", "-p", patch], cancellationToken: Cancelled);

    private static async Task<string> ReadAsync(FleetMember member)
    {
        var store = new List<string>();
        foreach (var field in new[] { "name", "region", "skipSSLVerify" })
        {
            store.Add(await member.ReadAsync("profile", "kasten-io", "varied", $".spec.locationSpec.objectStore.{field}", Cancelled));
        }

        return string.Join(' ', store);
    }

    private static async Task<IReadOnlyList<string>> WritesAsync(ControlPlane plane, Testing.ControlPlanes.Auditing.AuditMark mark) =>
        [.. (await plane.Audit.ReadAsync(mark, Cancelled))
            .Where(entry => entry is { IsWrite: true, Namespace: "kasten-io", Resource: "profiles" } && entry.UserAgent.StartsWith("tombolo-server", StringComparison.Ordinal))
            .Select(entry => $"{entry.Verb} {entry.Resource} {entry.Name}")];

    private static async Task<string> TomboloAsync(Fleet fleet, params string[] arguments)
    {
        var command = Path.Combine(AppContext.BaseDirectory, "tombolo.dll");
        var result = await CommandRunner.RunAsync(
            "dotnet", [command, .. arguments, "--kubeconfig", fleet.Primary.Kubectl.Kubeconfig, "--ca-bundle", fleet.AuthorityFile], cancellationToken: Cancelled);
        Assert.True(result.ExitCode == 0, $"{result.Output}{result.Error}");
        return result.Output;
    }

    private static async Task<string> TokenAsync(Fleet fleet, string account)
    {
        var answer = await fleet.Primary.Kubectl.RequireAsync(
            ["create", "--raw", $"/api/v1/namespaces/kasten-io/serviceaccounts/{account}/token", "-f", "-"],
            """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":600}}""",
            Cancelled);
        return System.Text.Json.Nodes.JsonNode.Parse(answer)!["status"]!["token"]!.GetValue<string>();
    }

    private static async Task<int> AskAsync(Fleet fleet, string? token, string distribution = "baseline")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{fleet.Primary.Server.PublicUrl}/mc/api/v1/distributions/{distribution}");
        request.Headers.TryAddWithoutValidation("Authorization", token is null ? null : $"Bearer {token}");
        using var response = await http.SendAsync(request, Cancelled);
        return (int)response.StatusCode;
    }
}
