using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Processes;

namespace Tombolo.EndToEnd.Tests.Distributing;

/// <summary><c>tombolo plan</c> over a fleet: what is told happens, and nothing happens by its being told.</summary>
public sealed class PlanTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plan_StoredOrFromAFile_TellsWhatWouldHappenAndWritesNothing()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(Secret("planned-key", "hunter2") + "---\n" + Profile("eu-west-1"), Cancelled);

        // Before it is stored: both clusters would get both objects, and a Secret of that name is in the way on one.
        await fleet.Secondary.Kubectl.ApplyAsync(Secret("planned-key", "correct horse", "kasten-io"), Cancelled);
        var (created, exitCode) = await PlanFileAsync(fleet, Distribution(""));
        Assert.Equal(["hub-paris: Create Profile/planned, Create Secret/planned-key", "shop-lyon: Create Profile/planned, Conflict Secret/planned-key data.key"], Texts(created));
        Assert.Equal(1, exitCode);
        Assert.False(await fleet.Primary.ExistsAsync("distribution", "kasten-io-mc", "planned", Cancelled));
        Assert.False(await fleet.Secondary.ExistsAsync("profile", "kasten-io", "planned", Cancelled));
        var json = JsonSerializer.Serialize(created, DetailJsonContext.Default.DistributionPlan);
        Assert.DoesNotContain("aHVudGVyMg", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Y29ycmVjdCBob3JzZQ", json, StringComparison.Ordinal);

        await fleet.Secondary.Kubectl.RequireAsync(["delete", "secret", "planned-key", "-n", "kasten-io"], cancellationToken: Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(Distribution(""), Cancelled);
        await fleet.WaitForDistributionAsync("planned", "Synced", Cancelled);
        var versions = await VersionsAsync(fleet);
        var (synced, none) = await PlanAsync(fleet, "distribution/planned");
        Assert.Equal(["hub-paris shop-lyon: "], Texts(synced));
        Assert.Equal(0, none);

        // One cluster less, another region: who loses what, and the same fields where they are the same.
        var (edited, different) = await PlanFileAsync(fleet, Distribution("", "hub-paris") + "---\n" + Profile("eu-west-3"));
        Assert.Equal(
            ["hub-paris: Update Profile/planned spec.locationSpec.objectStore.region", "shop-lyon: Remove Profile/planned, Remove Secret/planned-key"], Texts(edited));
        Assert.Equal(1, different);
        Assert.Equal(versions, await VersionsAsync(fleet));

        // What does not fit a schema is refused by the clusters, not by a guess.
        var (refused, _) = await PlanFileAsync(fleet, Profile("eu-west-1").Replace("type: Location", "type: 7", StringComparison.Ordinal));
        Assert.All(refused.Groups.SelectMany(group => group.Objects.Where(planned => planned.Kind == "Profile")), planned => Assert.Equal(PlanActions.Refused, planned.Action));

        // A cluster that is away is not known, and never unchanged.
        await fleet.Secondary.Server.KillAsync();
        await fleet.WaitForClusterStateAsync("shop-lyon", "Disconnected", Cancelled);
        var (away, incomplete) = await PlanAsync(fleet, "distribution/planned");
        Assert.Equal(["hub-paris: "], Texts(away));
        Assert.Equal("shop-lyon is not connected", Assert.Single(away.NotAsked).Message);
        Assert.Equal(2, incomplete);
    }

    [Fact]
    public async Task Plan_AsTheCallerMay_AndNoFurther()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.Primary.Kubectl.RequireAsync(["create", "serviceaccount", "viewer", "-n", "kasten-io"], cancellationToken: Cancelled);
        await fleet.Primary.Kubectl.RequireAsync(
            ["create", "role", "viewer", "-n", "kasten-io-mc", "--verb=get,list", "--resource=distributions.dist.kio.kasten.io,clusters.dist.kio.kasten.io"], cancellationToken: Cancelled);
        await fleet.Primary.Kubectl.RequireAsync(
            ["create", "rolebinding", "viewer", "-n", "kasten-io-mc", "--role=viewer", "--serviceaccount=kasten-io:viewer"], cancellationToken: Cancelled);

        var made = await fleet.Primary.Kubectl.RequireAsync(
            ["create", "--raw", "/api/v1/namespaces/kasten-io/serviceaccounts/viewer/token", "-f", "-"],
            """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":600}}""",
            Cancelled);
        using var answer = JsonDocument.Parse(made);
        var token = answer.RootElement.GetProperty("status").GetProperty("token").GetString();
        var kubeconfig = Path.Combine(Directory.CreateTempSubdirectory("tombolo-plan-").FullName, "viewer");
        File.Copy(fleet.Primary.Kubectl.Kubeconfig, kubeconfig);
        foreach (var change in new string[][] { ["set-credentials", "viewer", $"--token={token}"], ["set-context", "--current", "--user=viewer"] })
        {
            await fleet.Primary.Kubectl.RequireAsync(["config", $"--kubeconfig={kubeconfig}", .. change], cancellationToken: Cancelled);
        }

        var result = await RunAsync(fleet, kubeconfig, "plan", "-f", WriteFile(Distribution("") + "---\n" + Profile("eu-west-1")));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("may not create distributions.dist.kio.kasten.io, create profiles.config.kio.kasten.io in kasten-io-mc", result.Error, StringComparison.Ordinal);
    }

    private static async Task<string> VersionsAsync(Fleet fleet)
    {
        var versions = new List<string>();
        foreach (var cluster in new[] { fleet.Primary, fleet.Secondary })
        {
            versions.Add(await cluster.ReadAsync("profile", "kasten-io", "planned", ".metadata.resourceVersion", Cancelled));
            versions.Add(await cluster.ReadAsync("secret", "kasten-io", "planned-key", ".metadata.resourceVersion", Cancelled));
        }

        return string.Join(' ', versions);
    }

    private static Task<(DistributionPlan Plan, int ExitCode)> PlanFileAsync(Fleet fleet, string manifests) => PlanAsync(fleet, "-f", WriteFile(manifests));

    private static async Task<(DistributionPlan Plan, int ExitCode)> PlanAsync(Fleet fleet, params string[] what)
    {
        var result = await RunAsync(fleet, fleet.Primary.Kubectl.Kubeconfig, ["plan", .. what, "-o", "json"]);
        Assert.True(result.Output.Length > 0, result.Error);
        return (JsonSerializer.Deserialize(result.Output, DetailJsonContext.Default.DistributionPlan)!, result.ExitCode);
    }

    private static Task<CommandResult> RunAsync(Fleet fleet, string kubeconfig, params string[] arguments) => CommandRunner.RunAsync(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "tombolo.dll"), .. arguments, "--kubeconfig", kubeconfig, "--ca-bundle", fleet.AuthorityFile],
        cancellationToken: Cancelled);

    private static string WriteFile(string manifests)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("tombolo-plan-").FullName, "plan.yaml");
        File.WriteAllText(file, manifests);
        return file;
    }

    /// <summary>Each group as its clusters and what is not unchanged there.</summary>
    private static string[] Texts(DistributionPlan plan) =>
    [
        .. plan.Groups
            .Select(group => $"{string.Join(' ', group.Clusters)}: {string.Join(", ", group.Objects.Where(planned => PlanActions.IsDifference(planned.Action)).Select(Text))}")
            .Order(StringComparer.Ordinal),
    ];

    private static string Text(PlannedObject planned) => string.Join(' ', [$"{planned.Action} {planned.Kind}/{planned.Name}", .. planned.Fields.Select(field => field.Path)]);

    private static string Secret(string name, string value, string @namespace = "kasten-io-mc") => $$"""
        apiVersion: v1
        kind: Secret
        metadata: { name: {{name}}, namespace: {{@namespace}} }
        stringData: { key: {{value}} }

        """;

    private static string Profile(string region) => $$"""
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: Profile
        metadata: { name: planned, namespace: kasten-io-mc }
        spec:
          type: Location
          locationSpec:
            type: ObjectStore
            objectStore: { objectStoreType: S3, name: backups, region: {{region}}, endpoint: "https://s3.example.org" }
            credential:
              secretType: AwsAccessKey
              secret: { apiVersion: v1, kind: Secret, name: planned-key, namespace: kasten-io-mc }

        """;

    private static string Distribution(string selector, string? name = null) => $$"""
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Distribution
        metadata: { name: planned, namespace: kasten-io-mc }
        spec:
          clusters: [ { {{(name is null ? $"selector: \"{selector}\"" : $"name: {name}")}} } ]
          sources:
            - ref: { apiVersion: config.kio.kasten.io/v1alpha1, kind: Profile, name: planned, namespace: kasten-io-mc }

        """;
}
