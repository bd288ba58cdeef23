using Tombolo.Api.Payloads;

namespace Tombolo.Api.Tests.Payloads;

public sealed class PayloadPolicyParserTests
{
    [Theory]
    [InlineData(null, 8, "")]
    [InlineData(" ", 8, "")]
    [InlineData("default", 8, "")]
    [InlineData("Profile, Secret", 2, "")]
    [InlineData("default,example.org/v1/Widget/widgets", 9, "")]
    [InlineData("default,Profile,config.kio.kasten.io/v1alpha1/Profile/profiles", 8, "")]
    [InlineData("profile", 8, "'profile' is no kind")]
    [InlineData("Pod", 8, "'Pod' is no kind")]
    [InlineData("v1/Pod/pods", 8, "'v1/Pod/pods' is no kind")]
    [InlineData("example.org/v1/Widget", 8, "'example.org/v1/Widget' is no kind")]
    [InlineData("rbac.authorization.k8s.io/v1/Role/roles", 8, "cannot be distributed: kinds of rbac.authorization.k8s.io decide")]
    [InlineData("dist.kio.kasten.io/v1alpha1/Distribution/distributions", 8, "cannot be distributed")]
    [InlineData("Profile,example.org/v1/Profile/profiles", 2, "'Profile' is named in more than one group")]
    public void Parse_AllowList_NamesKindsAndFaults(string? text, int kinds, string fault)
    {
        var faults = new List<string>();

        var policy = PayloadPolicyParser.Parse(text, faults);

        Assert.Equal(kinds, policy.Kinds.Count);
        if (fault.Length == 0)
        {
            Assert.Empty(faults);
        }
        else
        {
            Assert.Contains(fault, Assert.Single(faults), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parse_KindOfSomebodyElse_IsReadWhole() =>
        Assert.Equal("widgets.example.org v1 Widget", PayloadPolicyParser.Parse("example.org/v1/Widget/widgets", []).Kinds.Select(type => $"{type.QualifiedName} {type.Version} {type.Kind}").Single());
}
