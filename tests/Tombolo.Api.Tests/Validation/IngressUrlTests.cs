using Tombolo.Api.Validation;

namespace Tombolo.Api.Tests.Validation;

public sealed class IngressUrlTests
{
    [Theory]
    [InlineData("https://hub.example.org/k10", "https://hub.example.org/k10", false)]
    [InlineData("https://hub.example.org/k10/", "https://hub.example.org/k10", false)]
    [InlineData("https://hub.example.org/k10///", "https://hub.example.org/k10", false)]
    [InlineData(" https://hub.example.org/k10 ", "https://hub.example.org/k10", false)]
    [InlineData("https://hub.example.org", "https://hub.example.org", false)]
    [InlineData("https://hub.example.org/", "https://hub.example.org", false)]
    [InlineData("HTTPS://Hub.Example.org:443/K10", "https://hub.example.org/K10", false)]
    [InlineData("http://10.0.0.1:8080/k10", "http://10.0.0.1:8080/k10", true)]
    [InlineData("http://localhost/k10", "http://localhost/k10", true)]
    [InlineData("https://[::1]:8443/k10", "https://[::1]:8443/k10", false)]
    [InlineData("https://host/a@b", "https://host/a@b", false)]
    [InlineData("https://host/a%20b", "https://host/a%20b", false)]
    [InlineData("https://host/a/../b", "https://host/b", false)]
    public void TryParse_ValidUrl_IsNormalised(string text, string normal, bool isInsecure)
    {
        Assert.True(IngressUrl.TryParse(text, out var url, out var error), error);

        Assert.Equal(normal, url.Value);
        Assert.Equal(isInsecure, url.IsInsecure);
        Assert.Equal(normal + "/mc/v1/join", new Uri(url.Uri, "mc/v1/join").AbsoluteUri);
        Assert.True(IngressUrl.TryParse(normal, out var again, out _));
        Assert.Equal(url, again);
    }

    [Theory]
    [InlineData(null, "a URL is needed")]
    [InlineData("", "a URL is needed")]
    [InlineData("  ", "a URL is needed")]
    [InlineData("hub.example.org/k10", "the URL must start with https:// or http://")]
    [InlineData("/k10", "the URL must start with https:// or http://")]
    [InlineData("//host/k10", "the URL must start with https:// or http://")]
    [InlineData("https:host/k10", "the URL must start with https:// or http://")]
    [InlineData("ftp://host/k10", "the URL must start with https:// or http://")]
    [InlineData("file:///etc/passwd", "the URL must start with https:// or http://")]
    [InlineData("https://", "this is no URL with a host")]
    [InlineData("https:///k10", "this is no URL with a host")]
    [InlineData("https://host:0/k10", "this is no URL with a host and a valid port")]
    [InlineData("https://host:99999/k10", "this is no URL with a host and a valid port")]
    [InlineData("https://host:port/k10", "this is no URL with a host and a valid port")]
    [InlineData("https://user:password@host/k10", "the URL must not carry a user or password")]
    [InlineData("https://user@host/k10", "the URL must not carry a user or password")]
    [InlineData("https://@host/k10", "the URL must not carry a user or password")]
    [InlineData("https://host/k10?token=x", "the URL must not have a query")]
    [InlineData("https://host/k10?", "the URL must not have a query")]
    [InlineData("https://host/k10#top", "the URL must not have a fragment")]
    [InlineData("https://host/k10#", "the URL must not have a fragment")]
    [InlineData("https://ho st/k10", "the URL contains a space")]
    [InlineData("https://host/k10\r\nx", "the URL contains a space")]
    [InlineData("https://host\\k10", "the URL contains a space, a control character or '\\'")]
    public void TryParse_InvalidUrl_SaysTheRepair(string? text, string error)
    {
        Assert.False(IngressUrl.TryParse(text, out var url, out var actual));

        Assert.Null(url);
        Assert.StartsWith(error, actual, StringComparison.Ordinal);
        Assert.DoesNotContain("password@", actual, StringComparison.Ordinal);
    }
}
