using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Distributing;

/// <summary>What a Distribution does on its targets, on real control planes.</summary>
public sealed class DistributionTests(ControlPlanePool pool)
{
    private const string Policy = """
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: Policy
        metadata: { name: nightly, namespace: kasten-io-mc }
        spec:
          frequency: "@daily"
          actions:
            - action: backup
            - action: export
              exportParameters: { frequency: "@daily", profile: { name: s3-eu, namespace: kasten-io-mc } }
        """;

    private const string PolicyDistribution = """
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Distribution
        metadata: { name: policies, namespace: kasten-io-mc }
        spec:
          clusters: [ { name: shop-lyon } ]
          sources: [ { ref: { apiVersion: config.kio.kasten.io/v1alpha1, kind: Policy, name: nightly, namespace: kasten-io-mc } } ]
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Distribution_SourcesChangeAndDistributionGoes_TargetsFollowWithOneWriteEach()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.DistributeAsync(Cancelled);

        var marks = fleet.Members.Select(member => member.Plane.Audit.Mark()).ToArray();
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.ProfileAlone("kasten-io-mc", bucket: "moved"), Cancelled);
        foreach (var member in fleet.Members)
        {
            await Eventually.TrueAsync(
                async () => await member.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.objectStore.name", Cancelled) == "moved", FleetSteps.Patience);
        }

        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Profile(bucket: "moved", secretKey: "rotated-not-a-real-key"), Cancelled);
        foreach (var member in fleet.Members)
        {
            await Eventually.TrueAsync(
                async () => await member.ReadSecretAsync("kasten-io", "s3-eu-cred", "aws_secret_access_key", Cancelled) == "rotated-not-a-real-key", FleetSteps.Patience);
        }

        await fleet.WaitForDistributionAsync("baseline", "Synced", Cancelled);
        foreach (var (member, mark) in fleet.Members.Zip(marks))
        {
            var writes = (await member.Plane.Audit.ReadAsync(mark, Cancelled))
                .Where(entry => entry.IsWrite && entry.Namespace == "kasten-io" && entry.Resource is "profiles" or "secrets" && entry.UserAgent.StartsWith("tombolo-server", StringComparison.Ordinal))
                .Where(entry => entry.Namespace == "kasten-io")
                .Select(entry => $"{entry.Verb} {entry.Resource} {entry.Name}");
            Assert.Equal(["patch profiles s3-eu", "patch secrets s3-eu-cred"], writes);
        }

        await fleet.Primary.Kubectl.RequireAsync(["delete", "distribution", "baseline", "-n", "kasten-io-mc", "--timeout=60s"], cancellationToken: Cancelled);
        foreach (var member in fleet.Members)
        {
            await member.WaitForGoneAsync("profile", "kasten-io", "s3-eu", Cancelled);
            await member.WaitForGoneAsync("secret", "kasten-io", "s3-eu-cred", Cancelled);
        }

        Assert.True(await fleet.Primary.ExistsAsync("profile", "kasten-io-mc", "s3-eu", Cancelled));
    }

    [Fact]
    public async Task Distribution_ObjectOfTheSameNameIsThere_EqualIsAdoptedAndDifferentIsAConflict()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.ProfileAlone("kasten-io"), Cancelled);
        await fleet.Secondary.Kubectl.ApplyAsync(FleetManifests.ProfileAlone("kasten-io", bucket: "somebody-elses"), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Profile(), Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Distribution("baseline"), Cancelled);

        await fleet.WaitForDistributionAsync("baseline", "PartiallyFailed", Cancelled);
        Assert.Equal("somebody-elses", await fleet.Secondary.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.objectStore.name", Cancelled));
        await Eventually.TrueAsync(
            async () => await fleet.Primary.ReadAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", ".status.exceptions[0].state", Cancelled) == "Conflict", FleetSteps.Patience);

        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.ProfileAlone("kasten-io-mc", bucket: "moved"), Cancelled);
        await Eventually.TrueAsync(
            async () => await fleet.Primary.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.objectStore.name", Cancelled) == "moved", FleetSteps.Patience);

        await fleet.Primary.Kubectl.RequireAsync(["delete", "distribution", "baseline", "-n", "kasten-io-mc", "--wait=false"], cancellationToken: Cancelled);
        await Eventually.TrueAsync(
            async () => (await fleet.Primary.ReadAsync("profile", "kasten-io", "s3-eu", ".metadata.labels", Cancelled)).Contains("tombolo.io/origin", StringComparison.Ordinal) is false,
            FleetSteps.Patience,
            "the adopted profile is released");
        Assert.True(await fleet.Primary.ExistsAsync("profile", "kasten-io", "s3-eu", Cancelled));
        Assert.Equal("somebody-elses", await fleet.Secondary.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.objectStore.name", Cancelled));

        // The local profiles use the credentials: they stay, and with them the Distribution, until nothing does any more.
        foreach (var member in fleet.Members)
        {
            Assert.True(await member.ExistsAsync("secret", "kasten-io", "s3-eu-cred", Cancelled));
            await member.Kubectl.RequireAsync(["delete", "profile", "s3-eu", "-n", "kasten-io"], cancellationToken: Cancelled);
        }

        foreach (var member in fleet.Members)
        {
            await member.WaitForGoneAsync("secret", "kasten-io", "s3-eu-cred", Cancelled);
        }

        await fleet.Primary.WaitForGoneAsync("distribution", "kasten-io-mc", "baseline", Cancelled);
    }

    [Fact]
    public async Task Policy_EngineFillsItsFields_TheyStayWhileDriftIsReverted()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.DistributeAsync(Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(Policy, Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(PolicyDistribution, Cancelled);
        await fleet.WaitForDistributionAsync("policies", "Synced", Cancelled);

        // A stand-in for the engine on the target, which fills these two after each change of a policy.
        await EngineFillsAsync(fleet.Secondary);
        await fleet.Primary.Kubectl.ApplyAsync(Policy.Replace("@daily", "@hourly", StringComparison.Ordinal), Cancelled);
        await Eventually.TrueAsync(async () => await fleet.Secondary.ReadAsync("policy", "kasten-io", "nightly", ".spec.frequency", Cancelled) == "@hourly", FleetSteps.Patience);
        Assert.Equal("from-the-engine", await ExportParameterAsync(fleet.Secondary, "receiveString"));
        Assert.Equal("engine-token", await ExportParameterAsync(fleet.Secondary, "migrationToken.name"));

        await fleet.Secondary.Kubectl.RequireAsync(
            ["patch", "policy", "nightly", "-n", "kasten-io", "--type=merge", "-p", """{"spec":{"frequency":"@yearly"}}"""], cancellationToken: Cancelled);
        await Eventually.TrueAsync(async () => await fleet.Secondary.ReadAsync("policy", "kasten-io", "nightly", ".spec.frequency", Cancelled) == "@hourly", FleetSteps.Patience);
        Assert.Equal("from-the-engine", await ExportParameterAsync(fleet.Secondary, "receiveString"));
        await fleet.WaitForDistributionAsync("policies", "Synced", Cancelled);
        Assert.DoesNotContain(
            "receiveString", await fleet.Primary.ReadAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", ".status", Cancelled), StringComparison.Ordinal);
    }

    private static Task<string> ExportParameterAsync(FleetMember member, string name) =>
        member.ReadAsync("policy", "kasten-io", "nightly", $".spec.actions[1].exportParameters.{name}", Cancelled);

    private static Task<string> EngineFillsAsync(FleetMember member) => member.Kubectl.RequireAsync(
        [
            "patch", "policy", "nightly", "-n", "kasten-io", "--type=json", "-p",
            """
            [{"op":"add","path":"/spec/actions/1/exportParameters/receiveString","value":"from-the-engine"},
             {"op":"add","path":"/spec/actions/1/exportParameters/migrationToken","value":{"name":"engine-token","namespace":"kasten-io"}}]
            """,
        ],
        cancellationToken: Cancelled);
}
