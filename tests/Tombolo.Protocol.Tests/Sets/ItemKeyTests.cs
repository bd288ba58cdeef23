using Tombolo.Api.Resources;
using Tombolo.Protocol.Sets;

namespace Tombolo.Protocol.Tests.Sets;

public class ItemKeyTests
{
    [Theory]
    [InlineData("/v1/Secret/s3", "", "v1", "Secret", "s3")]
    [InlineData("config.kio.kasten.io/v1alpha1/Profile/s3-eu.paris", "config.kio.kasten.io", "v1alpha1", "Profile", "s3-eu.paris")]
    public void TryParse_Key_GivesItsPartsAndFormatsBack(string text, string group, string version, string kind, string name)
    {
        Assert.True(ItemKey.TryParse(text, out var key));
        Assert.Equal(new ItemKey(group, version, kind, name), key);
        Assert.Equal(text, key.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1/Secret/s3")]
    [InlineData("/v1/Secret/")]
    [InlineData("/v1//s3")]
    [InlineData("//Secret/s3")]
    [InlineData("a/v1/Secret/s3/x")]
    [InlineData("/v1/Secret/s 3")]
    [InlineData("/v1/Secret/s3\0")]
    [InlineData("/v1/Secret/é")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(ItemKey.TryParse(text, out _));

    [Theory]
    [InlineData("v1", "Secret", "/v1/Secret/x")]
    [InlineData("config.kio.kasten.io/v1alpha1", "Profile", "config.kio.kasten.io/v1alpha1/Profile/x")]
    public void Of_ApiVersion_TakesItApart(string apiVersion, string kind, string expected) =>
        Assert.Equal(expected, ItemKey.Of(apiVersion, kind, "x").ToString());

    [Fact]
    public void Of_ResourceType_IsTheSameAsOfItsApiVersion() =>
        Assert.Equal(ItemKey.Of(KnownResources.Profile.ApiVersion, "Profile", "x"), ItemKey.Of(KnownResources.Profile, "x"));
}
