using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Refusals;

/// <summary>What Bootstraps and Distributions answer when they cannot be carried out, on real control planes.</summary>
public sealed class ObjectRefusalTests(ControlPlanePool pool)
{
    private const string BootstrapWithoutUrl = """
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Bootstrap
        metadata: { name: bootstrap-primary, namespace: kasten-io-mc }
        spec:
          clusters:
            hub-paris: { name: hub-paris, primary: true, k10: { namespace: kasten-io, releaseName: k10 } }
        """;

    private const string Greeting = """
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: motd, namespace: kasten-io-mc }
        data: { text: hello }
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bootstrap_WithoutUrl_FailedWithTheFieldUntilItIsThere()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Namespace, Cancelled);

        await fleet.Primary.Kubectl.ApplyAsync(BootstrapWithoutUrl, Cancelled);
        await WaitForMessageAsync(fleet, "bootstrap", "bootstrap-primary", "Failed", "spec.clusters.hub-paris.k10.ingress.url", "write it like https://");
        Assert.False(await fleet.Primary.ExistsAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "hub-paris", Cancelled));

        await fleet.PromoteAsync(Cancelled);
        await WaitForMessageAsync(fleet, "bootstrap", "bootstrap-primary", "Complete");
        Assert.True(await fleet.Primary.ExistsAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "hub-paris", Cancelled));
    }

    [Fact]
    public async Task Distribution_CannotBeCarriedOut_SaysWhichFieldOrObjectAndCopiesStay()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        var token = await fleet.PromoteAsync(Cancelled);
        await fleet.DistributeAsync(Cancelled);

        await ApplyAsync(FleetManifests.Distribution("bad-selector", selector: "tier in (gold"));
        await WaitForMessageAsync(fleet, "distribution", "bad-selector", "Failed", "spec.clusters[0].selector");

        await ApplyAsync(Distribution("bad-kind", "apps/v1", "Deployment", "catalog"));
        await WaitForMessageAsync(fleet, "distribution", "bad-kind", "Failed", "spec.sources[0].ref", "Deployment");

        await ApplyAsync(Distribution("bad-name", "v1", "Secret", "mc-join"));
        await WaitForMessageAsync(fleet, "distribution", "bad-name", "Failed", "spec.sources[0].ref", "mc-join", "never distributed");

        await ApplyAsync(Distribution("no-source", "v1", "ConfigMap", "nowhere"));
        await WaitForMessageAsync(fleet, "distribution", "no-source", "Failed", "ConfigMap", "nowhere", "does not exist in namespace kasten-io-mc", "create it");

        // The name of a cluster that is not there yet is no fault: its Distribution waits.
        await ApplyAsync(Distribution("early", "v1", "ConfigMap", "motd", "shop-lyon"));
        await ApplyAsync(Greeting);
        await WaitForMessageAsync(fleet, "distribution", "early", "Syncing", "shop-lyon", "UnknownCluster", "as soon as one joins");

        await fleet.JoinAsync(token, Cancelled);
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await fleet.WaitForDistributionAsync("early", "Synced", Cancelled);
        Assert.Equal("hello", await fleet.Secondary.ReadAsync("configmap", "kasten-io", "motd", ".data.text", Cancelled));
        await fleet.WaitForDistributionAsync("baseline", "Synced", Cancelled);

        // A source that goes is missed, and what it left on the clusters stays.
        await fleet.Primary.Kubectl.RequireAsync(["delete", "profile", "s3-eu", "-n", "kasten-io-mc"], cancellationToken: Cancelled);
        await WaitForMessageAsync(fleet, "distribution", "baseline", "Failed", "Profile", "s3-eu", "does not exist in namespace kasten-io-mc", "Copies that exist stay");
        foreach (var member in fleet.Members)
        {
            Assert.True(await member.ExistsAsync("profile", "kasten-io", "s3-eu", Cancelled));
            Assert.True(await member.ExistsAsync("secret", "kasten-io", "s3-eu-cred", Cancelled));
        }

        await fleet.DistributeAsync(Cancelled);
        return;

        Task<string> ApplyAsync(string manifest) => fleet.Primary.Kubectl.ApplyAsync(manifest, Cancelled);
    }

    private static string Distribution(string name, string apiVersion, string kind, string source, string cluster = "hub-paris") => $$"""
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Distribution
        metadata: { name: {{name}}, namespace: kasten-io-mc }
        spec:
          clusters: [ { name: {{cluster}} } ]
          sources: [ { ref: { apiVersion: {{apiVersion}}, kind: {{kind}}, name: {{source}}, namespace: kasten-io-mc } } ]
        """;

    /// <summary>Ends when the object is in this state, by its phase or its state, and a condition holds every word.</summary>
    private static async Task WaitForMessageAsync(Fleet fleet, string resource, string name, string state, params string[] words)
    {
        var status = "";
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    var found = await fleet.Primary.ReadAsync(resource, "kasten-io-mc", name, ".status.phase}{.status.state", Cancelled);
                    status = $"{found}: {await fleet.Primary.ReadAsync(resource, "kasten-io-mc", name, ".status.conditions[*].message", Cancelled)}";
                    return found == state && words.All(word => status.Contains(word, StringComparison.Ordinal));
                },
                TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException timeout)
        {
            throw new TimeoutException($"{resource} {name} is not {state} with {string.Join(", ", words)}, but {status}", timeout);
        }
    }
}
