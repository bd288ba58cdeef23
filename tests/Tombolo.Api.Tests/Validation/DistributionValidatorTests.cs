using System.Text.Json;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Tests.Validation;

public sealed class DistributionValidatorTests
{
    private const string Profile =
        """{"ref":{"apiVersion":"config.kio.kasten.io/v1alpha1","kind":"Profile","name":"s3","namespace":"kasten-io-mc"}}""";

    [Theory]
    [InlineData("config.kio.kasten.io/v1alpha1", "Profile")]
    [InlineData("config.kio.kasten.io/v1alpha1", "Policy")]
    [InlineData("config.kio.kasten.io/v1alpha1", "PolicyPreset")]
    [InlineData("config.kio.kasten.io/v1alpha1", "TransformSet")]
    [InlineData("config.kio.kasten.io/v1alpha1", "BlueprintBinding")]
    [InlineData("cr.kanister.io/v1alpha1", "Blueprint")]
    [InlineData("v1", "Secret")]
    [InlineData("v1", "ConfigMap")]
    public void Validate_KindOfTheAllowList_HasNoFault(string apiVersion, string kind) =>
        Assert.Empty(ValidateSource($$"""{"ref":{"apiVersion":"{{apiVersion}}","kind":"{{kind}}","name":"x"} }"""));

    [Theory]
    [InlineData("null", "ref: is missing; it needs apiVersion, kind and name")]
    [InlineData("{}", "ref: is missing; it needs apiVersion, kind and name")]
    [InlineData("""{"ref":{"apiVersion":"v1","kind":"Pod","name":"x"}}""", "ref.kind: 'Pod' cannot be distributed; allowed are Profile, Policy, PolicyPreset")]
    [InlineData("""{"ref":{"kind":"Secret","name":"x"}}""", "ref.apiVersion: '' is not the version of Secret; use v1")]
    [InlineData("""{"ref":{"apiVersion":"v1","kind":"Profile","name":"x"}}""", "ref.apiVersion: 'v1' is not the version of Profile; use config.kio.kasten.io/v1alpha1")]
    [InlineData("""{"ref":{"apiVersion":"v1","kind":"Secret"}}""", "ref.name: '' is no object name: it is empty")]
    [InlineData("""{"ref":{"apiVersion":"v1","kind":"Secret","name":"A"}}""", "ref.name: 'A' is no object name: it has 'A' as character 1")]
    [InlineData("""{"ref":{"apiVersion":"v1","kind":"Secret","name":"x","namespace":"default"}}""", "ref.namespace: 'default' is not allowed: sources live in kasten-io-mc")]
    [InlineData("""{"ref":{"apiVersion":"v1","kind":"Secret","name":"mc-join"}}""", "ref.name: Secret 'mc-join' is never distributed")]
    [InlineData("""{"ref":{"apiVersion":"v1","kind":"Secret","name":"tombolo-identity"}}""", "ref.name: Secret 'tombolo-identity' is never distributed")]
    [InlineData("""{"ref":{"apiVersion":"v1","kind":"ConfigMap","name":"k10-config"}}""", "ref.name: ConfigMap 'k10-config' is never distributed")]
    public void Validate_FaultySource_SaysTheRepair(string source, string error) =>
        Assert.StartsWith("spec.sources[0]." + error, Assert.Single(ValidateSource(source)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Validate_ForbiddenNamesOfOtherKinds_AreFree() =>
        Assert.Empty(ValidateSource("""{"ref":{"apiVersion":"config.kio.kasten.io/v1alpha1","kind":"Policy","name":"k10-disaster-recovery-policy"}}"""));

    [Fact]
    public void Validate_ConfiguredAllowList_IsHonoured()
    {
        var policy = new PayloadPolicy([KnownResources.Profile]);

        Assert.Equal("spec.sources[0].ref.kind", Assert.Single(Validate("""{"sources":[{"ref":{"apiVersion":"v1","kind":"Secret","name":"x"}}]}""", policy)).Path);
    }

    [Theory]
    [InlineData("null", "target:is missing|clusters:needs at least one entry|patch:must be an object")]
    [InlineData("""{"target":{"kind":"Profile","name":"s3"},"clusters":[{"selector":""}],"patch":{"spec":{}}}""", "")]
    [InlineData("""{"target":{"kind":"Profile","name":"s3"},"clusters":[{"selector":""}],"patch":"{\u0022spec\u0022:{\u0022x\u0022:null}}"}""", "")]
    [InlineData("""{"target":{"kind":"Profile","name":"s3"},"clusters":[{"selector":""}],"patch":"spec: {}"}""", "patch:must be an object")]
    [InlineData("""{"target":{"kind":"Profile","name":"s3"},"clusters":[{"selector":""}],"patch":"{\u0022kind\u0022:\u0022x\u0022}"}""", "patch.kind:cannot be overridden")]
    [InlineData("""{"target":{"kind":"Secret","name":"s3"},"clusters":[{"name":"a"}],"patch":{"data":{}}}""", "target.kind:a Secret cannot be overridden")]
    [InlineData("""{"target":{"kind":"Pod","name":"-"},"clusters":[{"name":"a"}],"patch":{"spec":{}}}""", "target.kind:'Pod' cannot be distributed|target.name:'-' is no object name")]
    [InlineData("""{"target":{"kind":"Profile"},"clusters":[],"patch":{}}""", "target.name:'' is no object name|clusters:needs at least one entry|patch:changes nothing")]
    [InlineData("""{"target":{"kind":"Profile","name":"s3"},"clusters":[{"selector":"!"},{}],"patch":[]}""", "clusters[0].selector:|clusters[1]:needs name or selector|patch:must be an object")]
    [InlineData("""{"target":{"kind":"Profile","name":"s3"},"clusters":[{"selector":""}],"patch":{"metadata":{"labels":{}},"kind":"x","apiVersion":"y","status":{}}}""",
        "patch.metadata:cannot be overridden|patch.kind:cannot be overridden|patch.apiVersion:cannot be overridden|patch.status:cannot be overridden")]
    [InlineData("""{"target":{"kind":"ConfigMap","name":"m"},"clusters":[{"selector":""}],"patch":{"immutable":true}}""", "patch.immutable:never travels")]
    public void Validate_Overrides_EachFaultIsNamed(string change, string faults)
    {
        var errors = Validate($$"""{"sources":[{{Profile}}],"overrides":[{{change}}]}""", PayloadPolicy.Default);
        string[] expected = faults.Length == 0 ? [] : faults.Split('|');

        Assert.Equal(expected.Length, errors.Count);
        Assert.All(expected.Zip(errors), pair =>
        {
            var parts = pair.First.Split(':', 2);
            Assert.Equal($"spec.overrides[0].{parts[0]}", pair.Second.Path);
            Assert.StartsWith(parts[1], pair.Second.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Validate_UnknownReferencePolicy_IsNamed() =>
        Assert.Equal("spec.references", Assert.Single(Validate($$"""{"sources":[{{Profile}}],"references":"follow"}""", PayloadPolicy.Default)).Path);

    [Theory]
    [InlineData("null", "spec.sources")]
    [InlineData("""{"sources":[]}""", "spec.sources")]
    [InlineData($$"""{"sources":[{{Profile}}],"deletionPolicy":"delete"}""", "spec.deletionPolicy")]
    [InlineData($$"""{"sources":[{{Profile}}],"driftPolicy":"x","conflictPolicy":"y"}""", "spec.driftPolicy spec.conflictPolicy")]
    [InlineData($$"""{"sources":[{{Profile}},{},{{Profile}},null],"clusters":[{},{"selector":"!"},{"name":"-"}]}""",
        "spec.clusters[0] spec.clusters[1].selector spec.clusters[2].name spec.sources[1].ref spec.sources[3].ref")]
    public void Validate_Faults_AreAllNamed(string spec, string paths) =>
        Assert.Equal(paths, string.Join(' ', Validate(spec, PayloadPolicy.Default).Select(error => error.Path)));

    [Theory]
    [InlineData($$"""{"sources":[{{Profile}}]}""")]
    [InlineData($$"""{"sources":[{{Profile}}],"clusters":[]}""")]
    [InlineData($$"""{"sources":[{{Profile}}],"clusters":[{"name":"not-yet-there"},{"selector":""}]}""")]
    [InlineData($$"""{"sources":[{{Profile}}],"deletionPolicy":"Retain","driftPolicy":"Report","conflictPolicy":"Adopt","paused":true}""")]
    public void Validate_DistributionOfTheContract_HasNoFault(string spec) => Assert.Empty(Validate(spec, PayloadPolicy.Default));

    [Theory]
    [InlineData("default", "d", "metadata.namespace")]
    [InlineData("kasten-io-mc", "0123456789012345678901234567890123456789012345678901234567890123", "metadata.name")]
    public void Validate_Metadata_IsChecked(string @namespace, string name, string path) =>
        Assert.Equal(path, Assert.Single(Validate($$"""{"sources":[{{Profile}}]}""", PayloadPolicy.Default, @namespace, name)).Path);

    private static IReadOnlyList<FieldError> ValidateSource(string source) => Validate($$"""{"sources":[{{source}}]}""", PayloadPolicy.Default);

    private static IReadOnlyList<FieldError> Validate(
        string spec, PayloadPolicy policy, string @namespace = "kasten-io-mc", string name = "baseline") =>
        DistributionValidator.Validate(
            JsonSerializer.Deserialize(
                $$"""{"metadata":{"name":"{{name}}","namespace":"{{@namespace}}"},"spec":{{spec}} }""", ApiJsonContext.Default.Distribution)!,
            policy);
}
