using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Tests.Distributions.Sources;

public class SourceReaderTests
{
    [Theory]
    [InlineData("cred", "Opaque", null)]
    [InlineData("cred", "secrets.kanister.io/aws", null)]
    [InlineData("cred", "", null)]
    [InlineData("k10secret-abc", "Opaque", null)]
    [InlineData("mc-join", "Opaque", "mc-")]
    [InlineData("mc-anything", "Opaque", "mc-")]
    [InlineData("k10-s3", "Opaque", "k10-")]
    [InlineData("tombolo-identity", "Opaque", "tombolo-")]
    [InlineData("cred", SecretTypes.JoinToken, SecretTypes.JoinToken)]
    [InlineData("cred", SecretTypes.Identity, SecretTypes.Identity)]
    [InlineData("cred", SecretTypes.ServiceAccountToken, SecretTypes.ServiceAccountToken)]
    [InlineData("cred", SecretTypes.BootstrapToken, SecretTypes.BootstrapToken)]
    public void Read_Secret_RefusesThoseOfTheSystem(string name, string type, string? named)
    {
        var source = SourceBuilder.Secret(name, secretType: type).Build();

        if (named is null)
        {
            Assert.Null(source.Refusal);
        }
        else
        {
            Assert.Contains(named, source.Refusal);
        }
    }

    [Theory]
    [InlineData("cred", "kasten-io-mc", true)]
    [InlineData("k10-s3-secret", "kasten-io-mc", false)]
    [InlineData("cred", "kasten-io", false)]
    public void Read_Profile_RefusesCredentialsThatMayNotTravel(string secret, string @namespace, bool allowed) =>
        Assert.Equal(allowed, SourceBuilder.Profile("p", secret, @namespace).Build().Refusal is null);

    [Fact]
    public void Read_ConfigMapNamedLikeTheSystem_IsRefused() =>
        Assert.NotNull(SourceBuilder.ConfigMap("mc-join-config").Build().Refusal);

    [Theory]
    [InlineData("""{"actions":[{"action":"import","importParameters":{"receiveString":"secret-text"}}]}""", true)]
    [InlineData("""{"actions":[{"action":"export","exportParameters":{"receiveString":"secret-text"}}]}""", true)]
    [InlineData("""{"actions":[{"action":"export","exportParameters":{"receiveString":""}}]}""", false)]
    [InlineData("""{"actions":[{"action":"backup"}]}""", false)]
    public void Read_Policy_KnowsWhetherItHoldsACredential(string spec, bool holds) =>
        Assert.Equal(holds, new SourceBuilder(KnownResources.Policy, "p").WithSpec(spec).Build().Layout.HoldsCredential);

    [Theory]
    [InlineData("", null)]
    [InlineData("*", null)]
    [InlineData("team, example.org/owner", null)]
    [InlineData("not-there-yet", null)]
    [InlineData("team,my key", "'my key' is no key: the name has ' ' as character 3")]
    [InlineData("/owner", "'/owner' is no key: the prefix before '/' is empty")]
    [InlineData("app.kubernetes.io/instance", "'app.kubernetes.io/instance' never travels")]
    [InlineData("tombolo.io/origin", "'tombolo.io/origin' never travels")]
    public void Read_CopyMetadata_RefusesWhatIsNoKeyOrNeverTravels(string keys, string? fault)
    {
        var source = SourceBuilder.Profile("p").WithAnnotation(Annotations.CopyMetadata, keys).Build();

        if (fault is null)
        {
            Assert.Null(source.Refusal);
            return;
        }

        Assert.Contains($"metadata.annotations['tombolo.io/copy-metadata']: {fault}", source.Refusal, StringComparison.Ordinal);
        Assert.Equal(UnavailableReasons.InvalidAnnotation, source.RefusalReason);
    }

    [Fact]
    public void Read_DeepObject_IsRead()
    {
        var spec = string.Concat(Enumerable.Repeat("{\"a\":", 300)) + "1" + new string('}', 300);

        Assert.Null(new SourceBuilder(KnownResources.Profile, "p").With("spec", JsonNode.Parse(spec, documentOptions: new() { MaxDepth = 1_000 })!).Build(
            $$"""{"metadata":{"name":"p"},"spec":{{spec}}}""").Refusal);
    }

    [Fact]
    public void ToString_NeverShowsTheContent() =>
        Assert.DoesNotContain("swordfish", SourceBuilder.Secret("cred").Build().ToString());
}
