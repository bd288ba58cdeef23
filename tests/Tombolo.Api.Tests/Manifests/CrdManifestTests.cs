using System.Text;
using Tombolo.Api.Distributions;
using Tombolo.Api.Manifests;
using YamlDotNet.RepresentationModel;

namespace Tombolo.Api.Tests.Manifests;

public sealed class CrdManifestTests
{
    public static TheoryData<string> Names() => [.. ManifestRenderer.CrdManifests.Select(crd => crd.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Crd_EachKind_ServesItsResource(string name)
    {
        var crd = Find(name);
        var yaml = Assert.Single(Yaml.Documents(crd.Yaml));

        Assert.Equal("apiextensions.k8s.io/v1", yaml.Text("apiVersion"));
        Assert.Equal("CustomResourceDefinition", yaml.Text("kind"));
        Assert.Equal(name, yaml.Text("metadata.name"));
        Assert.Equal(crd.Resource.Group, yaml.Text("spec.group"));
        Assert.Equal(crd.Resource.Plural, yaml.Text("spec.names.plural"));
        Assert.Equal(crd.Resource.Kind, yaml.Text("spec.names.kind"));
        Assert.Equal(crd.Resource.Namespaced ? "Namespaced" : "Cluster", yaml.Text("spec.scope"));
        Assert.Equal(crd.Resource.Version, yaml.Text("spec.versions.0.name"));
        Assert.Equal("true", yaml.Text("spec.versions.0.served"));
        Assert.Equal("true", yaml.Text("spec.versions.0.storage"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Crd_EachKind_IsStructuralAndSmall(string name)
    {
        var crd = Find(name);

        Assert.True(Encoding.UTF8.GetByteCount(crd.Yaml) < 200_000);
        Assert.DoesNotContain("x-kubernetes-validations", crd.Yaml, StringComparison.Ordinal);
        Assert.EndsWith("\n", crd.Yaml, StringComparison.Ordinal);
        AssertStructural(Yaml.Documents(crd.Yaml)[0].At("spec.versions.0.schema.openAPIV3Schema")!, "schema");
    }

    [Theory]
    [InlineData("clusters.dist.kio.kasten.io", "Type State Ingress Id Age")]
    [InlineData("distributions.dist.kio.kasten.io", "State Targets LastSync Age")]
    [InlineData("bootstraps.dist.kio.kasten.io", "Phase Age")]
    [InlineData("k10clusterrolebindings.auth.kio.kasten.io", "Role Clusters Age")]
    public void Crd_OurKinds_PrintTheColumnsOfTheContract(string name, string columns)
    {
        var yaml = Yaml.Documents(Find(name).Yaml)[0];
        var shown = yaml.Items("spec.versions.0.additionalPrinterColumns").Where(column => column.At("priority") is null);

        Assert.Equal(columns, string.Join(' ', shown.Select(column => column.Text("name"))));
        Assert.NotNull(yaml.At("spec.versions.0.subresources.status"));
    }

    [Fact]
    public void Crd_PoliciesOfADistribution_AreThoseOfTheCode()
    {
        var spec = Yaml.Documents(Find("distributions.dist.kio.kasten.io").Yaml)[0].At("spec.versions.0.schema.openAPIV3Schema.properties.spec.properties")!;

        AssertChoice(spec, "deletionPolicy", DeletionPolicies.All);
        AssertChoice(spec, "driftPolicy", DriftPolicies.All);
        AssertChoice(spec, "conflictPolicy", ConflictPolicies.All);
    }

    [Fact]
    public void Crds_ShortNames_DoNotCollide()
    {
        var names = ManifestRenderer.CrdManifests
            .Select(crd => Yaml.Documents(crd.Yaml)[0])
            .SelectMany(yaml => yaml.Texts("spec.names.shortNames").Append(yaml.Text("spec.names.plural")).Append(yaml.Text("spec.names.singular")))
            .ToArray();

        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Crds_WithoutKnowledgeOfTheCluster_AreAll() => Assert.Equal(12, Yaml.Documents(ManifestRenderer.Crds()).Count);

    [Fact]
    public void Crds_OfKastenAlreadyInstalled_AreLeftOutButNeverOurs()
    {
        var installed = ManifestRenderer.CrdManifests.Select(crd => crd.Name).ToHashSet(StringComparer.Ordinal);

        var printed = Yaml.Documents(ManifestRenderer.Crds(installed)).Select(yaml => yaml.Text("spec.group"));

        Assert.Equal(["auth.kio.kasten.io", "dist.kio.kasten.io", "tombolo.io"], printed.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static void AssertChoice(YamlNode spec, string field, IReadOnlyList<string> values)
    {
        Assert.Equal(values, spec.Texts($"{field}.enum"));
        Assert.Equal(values[0], spec.Text($"{field}.default"));
    }

    private static CrdManifest Find(string name) => ManifestRenderer.CrdManifests.Single(crd => crd.Name == name);

    private static void AssertStructural(YamlNode schema, string path)
    {
        var preserves = schema.Text("x-kubernetes-preserve-unknown-fields") == "true";
        Assert.True(schema.At("type") is not null || preserves, $"{path} has neither a type nor preserved unknown fields");
        foreach (var (name, property) in ((YamlMappingNode?)schema.At("properties"))?.Children ?? new YamlMappingNode().Children)
        {
            AssertStructural(property, $"{path}.{name}");
        }

        foreach (var nested in new[] { "items", "additionalProperties" })
        {
            if (schema.At(nested) is { } node)
            {
                AssertStructural(node, $"{path}.{nested}");
            }
        }
    }
}
