using System.Net;
using Tombolo.Dashboard.Tests.Hosting;

namespace Tombolo.Dashboard.Tests.Security;

/// <summary>Changes with the cookie are carried out for pages of ours alone.</summary>
public sealed class CrossSiteTests
{
    [Theory]
    [InlineData(true, null, null, HttpStatusCode.OK)]
    [InlineData(true, "same-origin", null, HttpStatusCode.OK)]
    [InlineData(true, "cross-site", null, HttpStatusCode.Forbidden)]
    [InlineData(true, "same-site", null, HttpStatusCode.Forbidden)]
    [InlineData(true, "none", null, HttpStatusCode.Forbidden)]
    [InlineData(true, null, "https://evil.example.org", HttpStatusCode.Forbidden)]
    [InlineData(true, null, "null", HttpStatusCode.Forbidden)]
    [InlineData(false, "same-origin", null, HttpStatusCode.Forbidden)]
    [InlineData(false, null, null, HttpStatusCode.Forbidden)]
    public async Task Change_WithTheCookie_NeedsOurPageAndItsToken(bool hasToken, string? site, string? origin, HttpStatusCode expected)
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);
        browser.CsrfToken = hasToken ? browser.CsrfToken : null;
        List<(string, string)> headers = [];
        if (site is not null)
        {
            headers.Add(("Sec-Fetch-Site", site));
        }

        if (origin is not null)
        {
            headers.Add(("Origin", origin));
        }

        using var answer = await browser.SendAsync(HttpMethod.Put, "cluster/features/joinFromSecondary", """{"enabled":true}""", [.. headers]);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_FromAPageOfAnotherSite_IsRefused()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);

        using var answer = await browser.SendAsync(HttpMethod.Post, "auth/sign-in", $$"""{"token":"{{cluster.AdminToken}}"}""", ("Origin", "https://evil.example.org"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(browser.Cookies.GetAllCookies());
    }
}
