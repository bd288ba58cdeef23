using System.Net;
using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Tests.Hosting;

namespace Tombolo.Dashboard.Tests.Auth;

/// <summary>Sign-in with a bearer token of the cluster, the session it begins, and its end.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task SignIn_WithATokenOfTheCluster_BeginsASessionOfThatUser()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);

        var me = await browser.SignInAsync(cluster.AdminToken);

        Assert.Equal("admin", me.GetProperty("name").GetString());
        Assert.True(me.GetProperty("rights").GetProperty("promote").GetBoolean());
        Assert.Equal("Standalone", (await browser.GetAsync("cluster")).GetProperty("role").GetString());
        Assert.Equal("admin", (await browser.GetAsync("auth/me")).GetProperty("name").GetString());
        var cookie = Assert.Single(browser.Cookies.GetCookies(dashboard.Url).Cast<Cookie>());
        Assert.True(cookie.HttpOnly);
        Assert.Equal("/k10", cookie.Path);
        Assert.DoesNotContain(cluster.AdminToken, cookie.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not-a-token", HttpStatusCode.Unauthorized, "tombolo:Unauthorized")]
    [InlineData("", HttpStatusCode.UnprocessableEntity, "tombolo:Invalid")]
    public async Task SignIn_WithAnotherToken_IsRefusedWithTheReason(string token, HttpStatusCode status, string type)
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);

        using var refused = await browser.SendAsync(HttpMethod.Post, "auth/sign-in", JsonSerializer.Serialize(new { token }));

        Assert.Equal(status, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(type, (await Browser.ReadAsync(refused)).GetProperty("type").GetString());
        Assert.Empty(browser.Cookies.GetAllCookies());
    }

    [Fact]
    public async Task Requests_WithoutSignIn_AreRefused_AndABearerTokenDoesWithoutCookie()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);

        using var anonymous = await browser.SendAsync(HttpMethod.Get, "cluster");
        using var bearer = await browser.SendAsync(HttpMethod.Get, "cluster", null, ("Authorization", $"Bearer {cluster.AdminToken}"));
        using var wrong = await browser.SendAsync(HttpMethod.Get, "cluster", null, ("Authorization", "Bearer nonsense"));

        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        Assert.Equal(HttpStatusCode.OK, bearer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Fact]
    public async Task SignOut_EndsTheSession_AlsoForACopyOfItsCookie_AndOnOtherServers()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var one = await TestDashboard.StartAsync(cluster);
        await using var other = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(one);
        await browser.SignInAsync(cluster.AdminToken);
        using var thief = new Browser(other) { ForwardedHost = one.Url.Authority };
        foreach (Cookie cookie in browser.Cookies.GetCookies(one.Url))
        {
            thief.Cookies.Add(other.Url, new Cookie(cookie.Name, cookie.Value, cookie.Path));
        }

        Assert.Equal("admin", (await thief.GetAsync("auth/me")).GetProperty("name").GetString());
        using var signedOut = await browser.SendAsync(HttpMethod.Post, "auth/sign-out");
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);

        Assert.Empty(browser.Cookies.GetCookies(one.Url));
        await Testing.Waiting.Eventually.TrueAsync(async () =>
        {
            using var again = await thief.SendAsync(HttpMethod.Get, "auth/me");
            return again.StatusCode == HttpStatusCode.Unauthorized;
        });
    }

    [Fact]
    public async Task Keys_StayInTheSecret_AndNoTokenIsLogged()
    {
        await using var cluster = await TestCluster.StartAsync();
        var cookies = new CookieContainer();
        string address;
        await using (var before = await TestDashboard.StartAsync(cluster))
        {
            using var browser = new Browser(before, cookies);
            address = before.Url.Authority;
            await browser.SignInAsync(cluster.AdminToken);
            Assert.DoesNotContain(before.Log.Lines, line => line.Contains(cluster.AdminToken, StringComparison.Ordinal));
            Assert.Contains(before.Log.Lines, line => line.StartsWith("Audit: admin POST", StringComparison.Ordinal));
        }

        await using var after = await TestDashboard.StartAsync(cluster);
        using var restarted = new Browser(after) { ForwardedHost = address };
        foreach (Cookie cookie in cookies.GetAllCookies())
        {
            restarted.Cookies.Add(after.Url, new Cookie(cookie.Name, cookie.Value, cookie.Path));
        }

        Assert.Equal("admin", (await restarted.GetAsync("auth/me")).GetProperty("name").GetString());
        var secret = await cluster.Admin.GetAsync(KnownResources.Secret, new ResourceKey("kasten-io", "tombolo-dashboard-keys"), TestContext.Current.CancellationToken);
        Assert.True(secret.IsSuccess);
    }
}
