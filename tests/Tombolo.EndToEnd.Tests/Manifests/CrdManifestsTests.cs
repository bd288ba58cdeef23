using System.Text.Json;
using Tombolo.Api.Manifests;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;

namespace Tombolo.EndToEnd.Tests.Manifests;

/// <summary>The CustomResourceDefinitions on a real API server.</summary>
public sealed class CrdManifestsTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Crds_AppliedTwice_AreEstablishedStructuralAndUnchanged()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        var kubectl = lease[0].Kubectl;

        await ApplyCrdsAsync(kubectl);
        var again = await kubectl.ApplyAsync(ManifestRenderer.Crds(), Cancelled);

        var lines = again.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ManifestRenderer.CrdManifests.Count, lines.Length);
        Assert.All(lines, line => Assert.EndsWith(" unchanged", line, StringComparison.Ordinal));
        var faults = await kubectl.RequireAsync(
            ["get", "customresourcedefinitions", "--output=jsonpath={.items[*].status.conditions[?(@.type==\"NonStructuralSchema\")].message}"],
            cancellationToken: Cancelled);
        Assert.Equal("", faults);
    }

    [Fact]
    public async Task ObjectsOfTheContract_Applied_KeepEveryField()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        var kubectl = lease[0].Kubectl;
        await ApplyCrdsAsync(kubectl);

        await kubectl.ApplyAsync(ContractObjects.All, Cancelled);

        Assert.Equal(
            """[{"name":"hub-paris"},{"selector":"dist.kio.kasten.io/cluster-type=secondary"},{"selector":""},"""
            + """{"selector":{"matchExpressions":[{"key":"tier","operator":"In","values":["gold"]}],"matchLabels":{"region":"eu"} } }]""".Replace(" ", "", StringComparison.Ordinal),
            await FieldAsync(kubectl, "distribution/baseline", "{.spec.clusters}"));
        Assert.Equal("true true", await FieldAsync(kubectl, "bootstrap/bootstrap-primary", "{.spec.clusters.hub.primary} {.spec.clusters.quoted.primary}"));
        Assert.Equal("""{"kept":[1,"a"]}""", await FieldAsync(kubectl, "clusters.dist.kio.kasten.io/shop-lyon", "{.spec.ofAnotherVersion}"));
        Assert.Equal("pg_dump", await FieldAsync(kubectl, "blueprints.cr.kanister.io/postgres", "{.actions.backup.phases[0].args.command[0]}"));
        Assert.Equal("Revert Delete AdoptIfEqual", await FieldAsync(
            kubectl, "distribution/baseline", "{.spec.driftPolicy} {.spec.deletionPolicy} {.spec.conflictPolicy}"));
        Assert.Equal("shop-lyon", await kubectl.RequireAsync(
            ["get", "clusters.dist.kio.kasten.io", "-n", "kasten-io-mc", "-l", "dist.kio.kasten.io/cluster-type=secondary", "-o", "jsonpath={.items[*].metadata.name}"],
            cancellationToken: Cancelled));
        Assert.All(
            (await kubectl.ApplyAsync(ContractObjects.All, Cancelled)).Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.EndsWith(" unchanged", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Columns_OfOurKinds_AreThoseOfTheContract()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        var kubectl = lease[0].Kubectl;
        await ApplyCrdsAsync(kubectl);
        await kubectl.ApplyAsync(ContractObjects.All, Cancelled);
        await PatchStatusAsync(kubectl, "clusters.dist.kio.kasten.io", "shop-lyon", """{"id":"3b0e","state":"Connected"}""");
        await PatchStatusAsync(kubectl, "distributions", "baseline", """{"state":"Synced","summary":{"text":"2/2"},"lastSyncTime":"2026-01-02T03:04:05Z"}""");
        await PatchStatusAsync(kubectl, "bootstraps", "bootstrap-primary", """{"phase":"Complete"}""");
        await PatchStatusAsync(kubectl, "k10clusterrolebindings", "eu-operators", """{"clusters":"all"}""");

        Assert.Equal("NAME TYPE STATE INGRESS ID AGE | shop-lyon secondary Connected https://lyon.example.org/k10 3b0e", await TableAsync(kubectl, "mccluster"));
        Assert.StartsWith("NAME STATE TARGETS LASTSYNC AGE | baseline Synced 2/2 ", await TableAsync(kubectl, "mcdist"), StringComparison.Ordinal);
        Assert.Equal("NAME PHASE AGE | bootstrap-primary Complete", await TableAsync(kubectl, "mcbootstrap"));
        Assert.Equal("NAME ROLE CLUSTERS AGE | eu-operators k10-multi-cluster-basic all", await TableAsync(kubectl, "k10crb"));
    }

    [Fact]
    public async Task Distribution_OfAWrongShape_IsRefusedByTheApiServer()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        var kubectl = lease[0].Kubectl;
        await ApplyCrdsAsync(kubectl);
        await kubectl.ApplyAsync(ContractObjects.Namespace, Cancelled);

        foreach (var field in new[] { "deletionPolicy: Orphan", "driftPolicy: Ignore", "conflictPolicy: Force", "sources: {}", "paused: 7" })
        {
            var result = await kubectl.RunAsync(
                ["apply", "--validate=false", "-f", "-"],
                $"apiVersion: dist.kio.kasten.io/v1alpha1\nkind: Distribution\nmetadata: {{ name: d, namespace: kasten-io-mc }}\nspec: {{ {field} }}\n",
                Cancelled);

            Assert.NotEqual(0, result.ExitCode);
            Assert.Contains($"spec.{field.Split(':')[0]}", result.Error, StringComparison.Ordinal);
        }
    }

    private static async Task ApplyCrdsAsync(KubectlRunner kubectl)
    {
        await kubectl.ApplyAsync(ManifestRenderer.Crds(), Cancelled);
        await kubectl.RequireAsync(
            ["wait", "--for=condition=Established", "--timeout=60s", "customresourcedefinitions", "--all"], cancellationToken: Cancelled);
    }

    private static Task<string> FieldAsync(KubectlRunner kubectl, string name, string template) =>
        kubectl.RequireAsync(["get", name, "-n", "kasten-io-mc", "-o", "jsonpath=" + template], cancellationToken: Cancelled);

    // kubectl of the oldest supported release cannot patch a subresource; this way works with every release.
    private static async Task PatchStatusAsync(KubectlRunner kubectl, string resource, string name, string status)
    {
        var group = resource == "k10clusterrolebindings" ? "auth.kio.kasten.io" : "dist.kio.kasten.io";
        var plural = resource.Split('.')[0];
        var path = $"/apis/{group}/v1alpha1/namespaces/kasten-io-mc/{plural}/{name}";
        var json = await kubectl.RequireAsync(["get", "--raw", path], cancellationToken: Cancelled);
        using var document = JsonDocument.Parse(json);
        var changed = "{" + string.Join(',', document.RootElement.EnumerateObject().Where(p => p.Name != "status").Select(p => $"\"{p.Name}\":{p.Value.GetRawText()}"))
            + $",\"status\":{status}}}";
        await kubectl.RequireAsync(["replace", "--raw", path + "/status", "-f", "-"], changed, Cancelled);
    }

    // The age is not the same in every run.
    private static async Task<string> TableAsync(KubectlRunner kubectl, string resource)
    {
        var table = await kubectl.RequireAsync(["get", resource, "-n", "kasten-io-mc"], cancellationToken: Cancelled);
        var rows = table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        return string.Join(' ', rows[0]) + " | " + string.Join(' ', rows[1][..^1]);
    }
}
