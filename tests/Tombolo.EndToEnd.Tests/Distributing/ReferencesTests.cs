using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Distributing;

/// <summary><c>spec.references</c>: what a source refers to follows by itself, or is only told, on real control planes.</summary>
public sealed class ReferencesTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task References_ReportThenFollowThenReport_AreNamedThenSentAndStayWhileTheyAreUsed()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Profile(), Cancelled);

        await fleet.Primary.Kubectl.ApplyAsync(Distribution("Report"), Cancelled);
        await fleet.WaitForDistributionAsync("baseline", "Synced", Cancelled);
        Assert.Equal("False ReportOnly", await ReferencesSentAsync(fleet));
        Assert.Contains("Secret/s3-eu-cred", await ConditionAsync(fleet, ".message"), StringComparison.Ordinal);
        foreach (var member in fleet.Members)
        {
            // What is not sent is still meant: the copy refers to a Secret of the cluster itself.
            Assert.Equal("kasten-io", await member.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.credential.secret.namespace", Cancelled));
            Assert.False(await member.ExistsAsync("secret", "kasten-io", "s3-eu-cred", Cancelled));
        }

        await fleet.Primary.Kubectl.ApplyAsync(Distribution("Follow"), Cancelled);
        foreach (var member in fleet.Members)
        {
            await Eventually.TrueAsync(() => member.ExistsAsync("secret", "kasten-io", "s3-eu-cred", Cancelled), FleetSteps.Patience, "the Secret follows its Profile");
        }

        await Eventually.TrueAsync(async () => await ReferencesSentAsync(fleet) == "True AllSent", FleetSteps.Patience, "everything is sent");
        await fleet.WaitForDistributionAsync("baseline", "Synced", Cancelled);

        // Credentials that a Profile of the cluster names are not taken from under it.
        await fleet.Primary.Kubectl.ApplyAsync(Distribution("Report"), Cancelled);
        await Eventually.TrueAsync(async () => await ReferencesSentAsync(fleet) == "False ReportOnly", FleetSteps.Patience, "it is only told again");
        await Eventually.TrueAsync(async () => await ExceptionAsync(fleet) == "Secret s3-eu-cred InUse", FleetSteps.Patience, "the Secret that is not wanted any more is in use");
        foreach (var member in fleet.Members)
        {
            Assert.True(await member.ExistsAsync("secret", "kasten-io", "s3-eu-cred", Cancelled));
        }
    }

    private static async Task<string> ReferencesSentAsync(Fleet fleet) => $"{await ConditionAsync(fleet, ".status")} {await ConditionAsync(fleet, ".reason")}";

    private static Task<string> ConditionAsync(Fleet fleet, string field) =>
        fleet.Primary.ReadAsync("distribution", "kasten-io-mc", "baseline", $".status.conditions[?(@.type==\"ReferencesSent\")]{field}", Cancelled);

    private static async Task<string> ExceptionAsync(Fleet fleet)
    {
        var fields = new List<string>();
        foreach (var field in (string[])["kind", "name", "state"])
        {
            fields.Add(await fleet.Primary.ReadAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", $".status.exceptions[0].{field}", Cancelled));
        }

        return string.Join(' ', fields);
    }

    private static string Distribution(string references) => $$"""
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Distribution
        metadata: { name: baseline, namespace: kasten-io-mc }
        spec:
          clusters: [ { selector: "" } ]
          references: {{references}}
          sources: [ { ref: { apiVersion: config.kio.kasten.io/v1alpha1, kind: Profile, name: s3-eu, namespace: kasten-io-mc } } ]
        """;
}
