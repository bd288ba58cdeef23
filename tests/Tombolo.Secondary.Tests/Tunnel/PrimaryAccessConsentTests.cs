using Tombolo.Api.Core;
using Tombolo.Secondary.Tunnel;

namespace Tombolo.Secondary.Tests.Tunnel;

public sealed class PrimaryAccessConsentTests
{
    [Theory]
    [InlineData(null, null, false)]
    [InlineData(null, "https://lyon.example.org/k10", true)]
    [InlineData("true", null, true)]
    [InlineData("True", null, true)]
    [InlineData("false", null, false)]
    [InlineData("false", "https://lyon.example.org/k10", false)]
    [InlineData("perhaps", "https://lyon.example.org/k10", false)]
    [InlineData("", "https://lyon.example.org/k10", true)]
    [InlineData(null, " ", false)]
    public void Consent_ByConfigMap_IsWhatItSays(string? allow, string? ingress, bool isGiven)
    {
        var data = new Dictionary<string, string>();
        if (allow is not null)
        {
            data["allow-primary-access"] = allow;
        }

        if (ingress is not null)
        {
            data["cluster-ingress"] = ingress;
        }

        Assert.Equal(isGiven, new PrimaryAccessConsent(() => new ConfigMap { Data = data }, "kasten-io").FindRefusal() is null);
    }

    [Fact]
    public void Consent_WithoutConfigMap_IsNotGivenAndNamesTheRepair() => Assert.Equal(
        "this cluster has not consented to access from its primary; set allow-primary-access: \"true\" in ConfigMap kasten-io/mc-join-config there",
        new PrimaryAccessConsent(() => null, "kasten-io").FindRefusal());
}
