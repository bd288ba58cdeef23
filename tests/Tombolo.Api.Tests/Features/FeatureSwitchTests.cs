using Tombolo.Api.Core;
using Tombolo.Api.Features;

namespace Tombolo.Api.Tests.Features;

/// <summary>Who decides whether a feature is on.</summary>
public sealed class FeatureSwitchTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("false", null, false)]
    [InlineData(null, "false", false)]
    [InlineData("true", "false", true)]
    [InlineData(" False ", "true", false)]
    [InlineData("maybe", "false", false)]
    [InlineData("maybe", null, false)]
    [InlineData("", "true", false)]
    [InlineData(null, "maybe", true)]
    public void IsOn_OwnMap_ThenKastens_ThenTheDefault(string? own, string? kasten, bool expected) =>
        Assert.Equal(expected, FeatureSwitches.JoinFromSecondary.IsOn(Map(own), Map(kasten)));

    private static ConfigMap? Map(string? value) =>
        value is null ? null : new ConfigMap { Data = new Dictionary<string, string>(StringComparer.Ordinal) { [FeatureSwitches.JoinFromSecondary.Name] = value } };
}
