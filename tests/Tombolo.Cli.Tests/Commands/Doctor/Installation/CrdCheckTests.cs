using System.Text.Json.Nodes;
using Tombolo.Api.Manifests;
using Tombolo.Cli.Commands.Doctor;
using Tombolo.Cli.Commands.Doctor.Installation;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Yaml;

namespace Tombolo.Cli.Tests.Commands.Doctor.Installation;

public sealed class CrdCheckTests
{
    private const string Clusters = "clusters.dist.kio.kasten.io";
    private const string Profiles = "profiles.config.kio.kasten.io";

    [Fact]
    public void Judge_AllOfThisRelease_IsOk() => Assert.Equal("OK all 12 are installed", Judge((_, _) => true));

    [Theory]
    [InlineData(Clusters, "FAIL clusters.dist.kio.kasten.io is missing")]
    [InlineData(Profiles, "FAIL profiles.config.kio.kasten.io is missing")]
    public void Judge_Missing_Fails(string name, string expected) => Assert.Equal(expected, Judge((crd, _) => crd != name));

    [Fact]
    public void Judge_NotEstablished_Fails() => Assert.StartsWith("FAIL clusters.dist.kio.kasten.io is not established", Judge((name, crd) =>
    {
        crd["status"] = name == Clusters ? null : crd["status"]!.DeepClone();
        return true;
    }));

    [Fact]
    public void Judge_VersionNotServed_Fails() => Assert.Equal("FAIL profiles.config.kio.kasten.io does not serve v1alpha1", Judge((name, crd) =>
    {
        crd["spec"]!["versions"]![0]!["served"] = name != Profiles;
        return true;
    }));

    [Theory]
    [InlineData(Clusters, "WARN not as this release defines them: clusters.dist.kio.kasten.io")]
    [InlineData(Profiles, "OK all 12 are installed")]
    public void Judge_OtherSchema_IsAWarningOnlyForOurs(string changed, string expected) => Assert.Equal(expected, Judge((name, crd) =>
    {
        if (name == changed)
        {
            crd["spec"]!["versions"]![0]!["schema"] = new JsonObject { ["openAPIV3Schema"] = new JsonObject { ["type"] = "object" } };
        }

        return true;
    }));

    [Fact]
    public void Judge_MayNotList_IsSkipped() => Assert.Equal(
        FindingResult.Skip, CrdCheck.Judge(KubernetesResult<IReadOnlyList<JsonNode>>.Failure(new(403, "Forbidden", "you may not", [], null))).Result);

    // The definitions of this release as a cluster has them; those for which change returns false are left out.
    private static string Judge(Func<string, JsonNode, bool> change)
    {
        var installed = ManifestRenderer.CrdManifests.Select(manifest => (manifest.Name, Crd: YamlText.Parse(manifest.Yaml)[0]!)).Where(entry =>
        {
            entry.Crd["status"] = JsonNode.Parse("""{"conditions":[{"type":"NamesAccepted","status":"True"},{"type":"Established","status":"True"}]}""");
            return change(entry.Name, entry.Crd);
        });
        var finding = CrdCheck.Judge(KubernetesResult<IReadOnlyList<JsonNode>>.Success([.. installed.Select(entry => entry.Crd)]));
        return $"{finding.Result.ToString().ToUpperInvariant()} {finding.Seen}";
    }
}
