using System.Text.Json;
using Tombolo.Api.Serialization;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Tests.Validation;

public sealed class ClusterValidatorTests
{
    private const string Thumbprint = "0123456789abcdefghijklmnopqrstuvwxyzABCDEF-";

    [Theory]
    [InlineData("null", "")]
    [InlineData("{}", "")]
    [InlineData("""{"primary":"true","k10":{"namespace":"kasten-io","releaseName":"k10","ingress":{"url":"https://h/k10"}}}""", "")]
    [InlineData("""{"namespace":"kasten-io","releaseName":"k10","ingress":{"url":"http://h/"},"paused":true}""", "")]
    [InlineData("""{"k10":{"ingress":{"url":"h/k10"}}}""", "spec.k10.ingress.url: the URL must start with https:// or http://; write it like https://")]
    [InlineData("""{"ingress":{"url":"https://u:p@h/k10"}}""", "spec.k10.ingress.url: the URL must not carry a user or password")]
    [InlineData("""{"k10":{"namespace":"Kasten_IO"}}""", "spec.k10.namespace: 'Kasten_IO' is no namespace: it has 'K' as character 1; use lower-case")]
    [InlineData("""{"releaseName":"a.b"}""", "spec.k10.releaseName: 'a.b' is no release name: it has '.' as character 2")]
    public void Validate_Specification_FaultsAreNamedWithTheRepair(string spec, string expected) => Check(spec, "{}", expected);

    [Theory]
    [InlineData("tombolo.io/protect", "true", "")]
    [InlineData("tombolo.io/protect", "False", "")]
    [InlineData("tombolo.io/protect", "yes", "'yes' is neither true nor false; write \"true\" or \"false\", or remove the annotation")]
    [InlineData("tombolo.io/protect", "", "'' is neither true nor false")]
    [InlineData("tombolo.io/keep-copies", "1", "'1' is neither true nor false")]
    [InlineData("tombolo.io/force-disconnect", "now", "'now' is neither true nor false")]
    [InlineData("tombolo.io/leave-deadline", "24h", "")]
    [InlineData("tombolo.io/leave-deadline", "soon", "'soon' is no duration and has no effect; write it like 15m or 24h")]
    [InlineData("tombolo.io/leave-deadline", "-1h", "'-1h' is no duration")]
    [InlineData("tombolo.io/allow-rekey", Thumbprint, "")]
    [InlineData("tombolo.io/allow-rekey", "true", "'true' is no thumbprint of a key; take the one that the member or the condition IdentityMismatch names")]
    [InlineData("tombolo.io/confirm-restored", "7", "")]
    [InlineData("tombolo.io/confirm-restored", "true", "'true' is no epoch; take the number that the condition PrimaryWentBack names")]
    [InlineData("tombolo.io/confirm-restored", "-1", "'-1' is no epoch")]
    [InlineData("tombolo.io/force-sync", "anything at all", "")]
    public void Validate_Annotation_FaultsAreNamedWithTheRepair(string annotation, string value, string expected) =>
        Check("{}", JsonSerializer.Serialize(new Dictionary<string, string> { [annotation] = value }), expected.Length == 0 ? "" : $"metadata.annotations['{annotation}']: {expected}");

    [Fact]
    public void Validate_SeveralFaults_AreAllNamed() => Assert.Equal(
        ["spec.k10.ingress.url", "spec.k10.namespace", "metadata.annotations['tombolo.io/protect']", "metadata.annotations['tombolo.io/leave-deadline']"],
        Validate("""{"k10":{"namespace":"-","ingress":{"url":"x"}}}""", """{"tombolo.io/protect":"x","tombolo.io/leave-deadline":"x"}""").Select(error => error.Path));

    private static void Check(string spec, string annotations, string expected)
    {
        var errors = Validate(spec, annotations);
        if (expected.Length == 0)
        {
            Assert.Empty(errors);
            return;
        }

        Assert.StartsWith(expected, Assert.Single(errors).ToString(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<FieldError> Validate(string spec, string annotations) => ClusterValidator.Validate(
        JsonSerializer.Deserialize($$"""{"metadata":{"name":"lyon","annotations":{{annotations}}},"spec":{{spec}} }""", ApiJsonContext.Default.Cluster)!);
}
