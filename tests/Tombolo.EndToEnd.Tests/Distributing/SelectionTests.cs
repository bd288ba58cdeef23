using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Distributing;

/// <summary>Names and selectors together, labels that change and clusters that join later, on real control planes (contract section 1.3).</summary>
public sealed class SelectionTests(ControlPlanePool pool)
{
    private const string Distributions = """
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Distribution
        metadata: { name: mixed, namespace: kasten-io-mc }
        spec:
          clusters: [ { name: hub-paris }, { name: shop-nice }, { selector: "region in (eu, uk), tier notin (test)" } ]
          sources: [ { ref: { apiVersion: v1, kind: ConfigMap, name: of-mixed, namespace: kasten-io-mc } } ]
        ---
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Distribution
        metadata: { name: shops, namespace: kasten-io-mc }
        spec:
          clusters: [ { selector: { matchLabels: { dist.kio.kasten.io/cluster-type: secondary }, matchExpressions: [ { key: closed, operator: DoesNotExist } ] } } ]
          sources: [ { ref: { apiVersion: v1, kind: ConfigMap, name: of-shops, namespace: kasten-io-mc } } ]
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Selection_NamesAndSelectors_FollowLabelsAndClustersThatJoinLater()
    {
        await using var lease = await pool.RentAsync(3, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        var (hub, lyon, nice) = (fleet.Primary, fleet.Secondary, fleet.Members[2]);
        await fleet.StartJoinedAsync(Cancelled);
        await hub.Kubectl.ApplyAsync(Settings("of-mixed") + "\n---\n" + Settings("of-shops"), Cancelled);
        await hub.Kubectl.ApplyAsync(Distributions, Cancelled);

        // The one of that name is there, the other is waited for; no cluster has the label yet.
        await fleet.WaitForDistributionAsync("shops", "Synced", Cancelled);
        await UntilSummaryAsync(fleet, "mixed", "Syncing 1/2");
        Assert.Equal(["of-mixed", "", "of-shops", ""], [.. await HeldAsync(hub), "", .. await HeldAsync(lyon), ""]);
        var waits = await hub.ReadAsync("distribution", "kasten-io-mc", "mixed", ".status.worstTargets[*]", Cancelled);
        Assert.Contains("shop-nice", waits, StringComparison.Ordinal);
        Assert.Contains("UnknownCluster", waits, StringComparison.Ordinal);

        await LabelAsync(hub, "shop-lyon", "region=uk");
        await UntilHeldAsync(lyon, "of-mixed", "of-shops");
        await UntilSummaryAsync(fleet, "mixed", "Syncing 2/3");

        await LabelAsync(hub, "shop-lyon", "tier=test");
        await UntilHeldAsync(lyon, "of-shops");
        await LabelAsync(hub, "shop-lyon", "tier=live", "closed=yes");
        await UntilHeldAsync(lyon, "of-mixed");

        // It joins when everything is defined long ago, and is chosen by name here and by label there.
        await nice.Kubectl.ApplyAsync(FleetManifests.JoinConfig("shop-nice"), Cancelled);
        await nice.Kubectl.ApplyAsync(FleetManifests.Join(await fleet.WaitForTokenAsync("paris-token", Cancelled)), Cancelled);
        await UntilHeldAsync(nice, "of-mixed", "of-shops");
        await UntilSummaryAsync(fleet, "mixed", "Synced 3/3");
        await UntilSummaryAsync(fleet, "shops", "Synced 1/1");
        Assert.Equal(["of-mixed"], await HeldAsync(hub));

        // Chosen by its name and by its label it is one target, and stays one when the label goes.
        await LabelAsync(hub, "shop-nice", "region=eu");
        await LabelAsync(hub, "shop-nice", "region-");
        await LabelAsync(hub, "shop-lyon", "region-");
        await UntilHeldAsync(lyon);
        await UntilSummaryAsync(fleet, "mixed", "Synced 2/2");
        Assert.Equal(["of-mixed", "of-shops"], await HeldAsync(nice));
    }

    private static Task LabelAsync(FleetMember hub, string cluster, params string[] labels) => hub.Kubectl.RequireAsync(
        ["label", "clusters.dist.kio.kasten.io", cluster, "-n", "kasten-io-mc", "--overwrite", .. labels], cancellationToken: Cancelled);

    private static Task UntilHeldAsync(FleetMember member, params string[] names) => Eventually.TrueAsync(
        async () => (await HeldAsync(member)).SequenceEqual(names), FleetSteps.Patience, $"{member.Server.Options.Name} holds [{string.Join(' ', names)}]");

    private static async Task<string[]> HeldAsync(FleetMember member) =>
    [
        .. (await member.Kubectl.RequireAsync(["get", "configmaps", "-n", "kasten-io", "-l", "tombolo.io/origin", "-o", "name"], cancellationToken: Cancelled))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line["configmap/".Length..].Trim())
            .Order(StringComparer.Ordinal),
    ];

    private static Task UntilSummaryAsync(Fleet fleet, string distribution, string expected) => Eventually.TrueAsync(
        async () => $"{await StatusAsync(fleet, distribution, ".state")} {await StatusAsync(fleet, distribution, ".summary.text")}" == expected,
        FleetSteps.Patience,
        $"Distribution {distribution} is {expected}");

    private static Task<string> StatusAsync(Fleet fleet, string distribution, string field) =>
        fleet.Primary.ReadAsync("distribution", "kasten-io-mc", distribution, $".status{field}", Cancelled);

    private static string Settings(string name) => $$"""
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: {{name}}, namespace: kasten-io-mc }
        data: { text: one }
        """;
}
