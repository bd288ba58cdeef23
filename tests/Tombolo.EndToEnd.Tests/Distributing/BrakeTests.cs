using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Distributing;

/// <summary>Removals that nobody asked for, on real control planes (design section 7, the brake).</summary>
public sealed class BrakeTests(ControlPlanePool pool)
{
    private const int Many = 8;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Distribution_LosesMostOfItsSources_CopiesStayOverRestartsUntilTheRevisionIsApproved()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        var (primary, secondary) = (fleet.Primary, fleet.Secondary);
        await fleet.StartJoinedAsync(Cancelled);
        await primary.Kubectl.ApplyAsync(string.Join("\n---\n", Enumerable.Range(1, Many + 1).Select(Settings)), Cancelled);
        await primary.Kubectl.ApplyAsync(Distribution(Enumerable.Range(1, Many)), Cancelled);
        await fleet.WaitForDistributionAsync("baseline", "Synced", Cancelled);
        await Eventually.TrueAsync(
            async () => await primary.ReadAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", ".status.holds[0].copies", Cancelled) == "8", FleetSteps.Patience, "what the cluster holds is stored");

        // One stays, one comes, seven go.
        await primary.Kubectl.ApplyAsync(Distribution([1, Many + 1]), Cancelled);
        await Eventually.TrueAsync(async () => await ConditionAsync(primary, ".status") == "True", FleetSteps.Patience, "the Distribution says that removals are parked");
        await Eventually.TrueAsync(async () => await secondary.ExistsAsync("configmap", "kasten-io", $"settings-{Many + 1}", Cancelled), FleetSteps.Patience, "what is new arrives meanwhile");
        await primary.Server.RestartAsync();
        await secondary.Server.RestartAsync();
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        await primary.Kubectl.ApplyAsync(Settings(1).Replace("one", "two", StringComparison.Ordinal), Cancelled);
        await Eventually.TrueAsync(
            async () => await secondary.ReadAsync("configmap", "kasten-io", "settings-1", ".data.text", Cancelled) == "two", FleetSteps.Patience, "the fleet is at work again");
        for (var number = 2; number <= Many; number++)
        {
            Assert.True(await secondary.ExistsAsync("configmap", "kasten-io", $"settings-{number}", Cancelled), $"settings-{number} was removed");
        }

        var hash = "";
        await Eventually.TrueAsync(
            async () => (hash = await primary.ReadAsync("distribution", "kasten-io-mc", "baseline", ".status.revisionHash", Cancelled)).Length > 0
                && (await ConditionAsync(primary, ".message")).Contains($"tombolo.io/approve-removal={hash}", StringComparison.Ordinal),
            FleetSteps.Patience,
            "the condition names the present revision");
        await primary.Kubectl.RequireAsync(["annotate", "distribution", "baseline", "-n", "kasten-io-mc", $"tombolo.io/approve-removal={hash}"], cancellationToken: Cancelled);
        for (var number = 2; number <= Many; number++)
        {
            await secondary.WaitForGoneAsync("configmap", "kasten-io", $"settings-{number}", Cancelled);
        }

        await fleet.WaitForDistributionAsync("baseline", "Synced", Cancelled);
        await Eventually.TrueAsync(async () => await ConditionAsync(primary, ".status") == "False", FleetSteps.Patience, "nothing waits any more");
        Assert.True(await secondary.ExistsAsync("configmap", "kasten-io", "settings-1", Cancelled));
    }

    private static Task<string> ConditionAsync(FleetMember primary, string field) =>
        primary.ReadAsync("distribution", "kasten-io-mc", "baseline", $".status.conditions[?(@.type==\"RemovalParked\")]{field}", Cancelled);

    private static string Settings(int number) => $$"""
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings-{{number}}, namespace: kasten-io-mc }
        data: { text: one }
        """;

    private static string Distribution(IEnumerable<int> numbers) => $$"""
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Distribution
        metadata: { name: baseline, namespace: kasten-io-mc }
        spec:
          clusters: [ { name: shop-lyon } ]
          sources:
        {{string.Join('\n', numbers.Select(number => $"    - ref: {{ apiVersion: v1, kind: ConfigMap, name: settings-{number}, namespace: kasten-io-mc }}"))}}
        """;
}
