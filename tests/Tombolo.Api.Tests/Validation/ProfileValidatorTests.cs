using Tombolo.Api.Payloads;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Tests.Validation;

public sealed class ProfileValidatorTests
{
    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"spec":{"locationSpec":{"type":"FileStore","credential":{"secretType":"","secret":{}}}}}""", "")]
    [InlineData("""{"spec":{"locationSpec":{"credential":{"secret":{"name":"s3","namespace":"kasten-io-mc"}}}}}""", "spec.locationSpec.credential.secret=kasten-io-mc/s3")]
    [InlineData("""{"spec":{"infra":{"credential":{"secret":{"name":"az"}}}}}""", "spec.infra.credential.secret=/az")]
    [InlineData(
        """{"spec":{"locationSpec":{"credential":{"secret":{"name":"a"}}},"infra":{"vsphere":{"credential":{"secret":{"name":"b"}}}}}}""",
        "spec.locationSpec.credential.secret=/a spec.infra.vsphere.credential.secret=/b")]
    [InlineData("""{"spec":{"locationSpec":{"credential":{"secret":{"name":7}}}}}""", "")]
    [InlineData("""{"spec":[]}""", "")]
    public void Find_Profile_GivesTheSecretsItNames(string profile, string expected) =>
        Assert.Equal(expected, string.Join(' ', ProfileSecrets.Find(Json.Element(profile)).Select(s => $"{s.Path}={s.Namespace}/{s.Name}")));

    [Theory]
    [InlineData("s3", "kasten-io-mc", "")]
    [InlineData("s3", "", "")]
    [InlineData("mc-join", "kasten-io-mc", "spec.locationSpec.credential.secret.name")]
    [InlineData("tombolo-identity", "", "spec.locationSpec.credential.secret.name")]
    [InlineData("k10-basic-auth", "", "spec.locationSpec.credential.secret.name")]
    [InlineData("s3", "kube-system", "spec.locationSpec.credential.secret.namespace")]
    [InlineData("mc-x", "kasten-io", "spec.locationSpec.credential.secret.name spec.locationSpec.credential.secret.namespace")]
    public void Validate_ForbiddenCredential_IsRefused(string name, string @namespace, string paths)
    {
        var profile = Json.Element(
            $$"""{"spec":{"locationSpec":{"credential":{"secret":{"name":"{{name}}","namespace":"{{@namespace}}"} } } } }""");

        Assert.Equal(paths, string.Join(' ', ProfileValidator.Validate(profile).Select(error => error.Path)));
    }

    [Theory]
    [InlineData("Opaque", true)]
    [InlineData(null, true)]
    [InlineData("secrets.kanister.io/aws", true)]
    [InlineData("kubernetes.io/service-account-token", false)]
    [InlineData("dist.kio.kasten.io/join-token", false)]
    [InlineData("tombolo.io/identity", false)]
    [InlineData("bootstrap.kubernetes.io/token", false)]
    public void CheckSecretType_Credentials_NeverTravel(string? type, bool mayTravel) =>
        Assert.Equal(mayTravel, PayloadPolicy.CheckSecretType("s", type) is null);
}
