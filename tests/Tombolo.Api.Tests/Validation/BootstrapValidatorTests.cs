using System.Text.Json;
using Tombolo.Api.Serialization;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Tests.Validation;

public sealed class BootstrapValidatorTests
{
    private const string Good = """{"name":"hub","primary":true,"k10":{"ingress":{"url":"https://h/k10"}}}""";
    private const string Member = """{"name":"shop","k10":{}}""";

    [Theory]
    [InlineData(Good)]
    [InlineData("""{"name":"hub","primary":"true","k10":{"namespace":"kasten-io","releaseName":"k10","ingress":{"url":"https://h/k10/"}}}""")]
    [InlineData("""{"name":"hub","primary":true,"namespace":"kasten-io","ingress":{"url":"http://h/k10"}}""")]
    public void Validate_PrimaryOfTheContract_HasNoFault(string cluster) => Assert.Empty(Validate($$"""{"clusters":{"hub":{{cluster}} } }"""));

    [Fact]
    public void Validate_RecordOfAJoin_NeedsNoUrl() =>
        Assert.Empty(Validate($$"""{"clusters":{"shop":{{Member}} } }""", annotations: """{"tombolo.io/token-id":"t"}"""));

    [Theory]
    [InlineData("null", "spec.clusters")]
    [InlineData("{}", "spec.clusters")]
    [InlineData("""{"clusters":{}}""", "spec.clusters")]
    [InlineData("""{"clusters":{"hub":null}}""", "spec.clusters.hub.name spec.clusters.hub.primary")]
    [InlineData("""{"clusters":{"hub":{"name":"hub","primary":true}}}""", "spec.clusters.hub.k10.ingress.url")]
    [InlineData("""{"clusters":{"hub":{"name":"hub","primary":true,"k10":{"ingress":{"url":""}}}}}""", "spec.clusters.hub.k10.ingress.url")]
    [InlineData("""{"clusters":{"hub":{"name":"hub","primary":true,"k10":{"ingress":{"url":"h/k10"}}}}}""", "spec.clusters.hub.k10.ingress.url")]
    [InlineData("""{"clusters":{"hub":{"name":"Hub","primary":true,"k10":{"ingress":{"url":"https://h"}}}}}""", "spec.clusters.hub.name")]
    [InlineData("""{"clusters":{"hub":{"primary":true,"k10":{"ingress":{"url":"https://h"}}}}}""", "spec.clusters.hub.name")]
    [InlineData("""{"clusters":{"shop":{"name":"shop","k10":{"ingress":{"url":"https://h"}}}}}""", "spec.clusters.shop.primary")]
    [InlineData(
        """{"clusters":{"b":{"name":"B","primary":true},"a":{"name":"a.","primary":true,"k10":{"namespace":"A","releaseName":"r.s","ingress":{"url":"x"}}}}}""",
        "spec.clusters.a.name spec.clusters.a.k10.ingress.url spec.clusters.a.k10.namespace spec.clusters.a.k10.releaseName spec.clusters.b.name spec.clusters.b.k10.ingress.url spec.clusters")]
    [InlineData($$"""{"clusters":{"a":{{Good}},"b":{{Good}} } }""", "spec.clusters spec.clusters")]
    public void Validate_Faults_AreAllNamed(string spec, string paths) =>
        Assert.Equal(paths, string.Join(' ', Validate(spec).Select(error => error.Path)));

    [Fact]
    public void Validate_OtherNamespace_IsRefused() =>
        Assert.Equal("metadata.namespace", Assert.Single(Validate($$"""{"clusters":{"hub":{{Good}} } }""", "default")).Path);

    [Fact]
    public void Validate_MemberByHand_SaysHowToJoin() =>
        Assert.Contains("mc-join-config", Assert.Single(Validate($$"""{"clusters":{"shop":{{Member}} } }""")).Message, StringComparison.Ordinal);

    private static IReadOnlyList<FieldError> Validate(string spec, string @namespace = "kasten-io-mc", string annotations = "null") =>
        BootstrapValidator.Validate(JsonSerializer.Deserialize(
            $$"""{"metadata":{"name":"b","namespace":"{{@namespace}}","annotations":{{annotations}}},"spec":{{spec}} }""",
            ApiJsonContext.Default.Bootstrap)!);
}
