using Microsoft.AspNetCore.Http;
using Tombolo.Dashboard.Sessions;

namespace Tombolo.Dashboard.Tests.Sessions;

/// <summary>Which pages are ours.</summary>
public sealed class RequestOriginTests
{
    [Theory]
    [InlineData("https", null, "https://k10.example.org:8443", null, true)]
    [InlineData("https", null, "http://k10.example.org:8443", null, false)]
    [InlineData("https", null, "https://k10.example.org", null, false)]
    [InlineData("http", null, "http://k10.example.org:8443", null, true)]
    [InlineData("http", "https", "https://k10.example.org:8443", null, true)]
    [InlineData("http", "https", "http://k10.example.org:8443", null, false)]
    // An ingress that ends TLS and does not say so.
    [InlineData("http", null, "https://k10.example.org:8443", null, true)]
    [InlineData("http", null, "https://public.example.org", "https://public.example.org/k10", true)]
    [InlineData("http", null, "http://public.example.org", "https://public.example.org/k10", false)]
    [InlineData("http", null, "http://public.example.org", "http://public.example.org/k10", true)]
    [InlineData("https", null, "ftp://k10.example.org:8443", null, false)]
    public void IsOurs_Origin_IsComparedWithItsScheme(string scheme, string? forwarded, string origin, string? publicUrl, bool expected)
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = (scheme, new HostString("k10.example.org:8443"));
        request.Headers.Origin = origin;
        if (forwarded is not null)
        {
            request.Headers["X-Forwarded-Proto"] = forwarded;
        }

        Assert.Equal(expected, RequestOrigin.IsOurs(request, publicUrl is null ? null : new Uri(publicUrl)));
    }
}
