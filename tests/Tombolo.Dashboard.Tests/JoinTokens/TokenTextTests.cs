using System.Net;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Tests.Hosting;
using Tombolo.Dashboard.Tests.Manager;

namespace Tombolo.Dashboard.Tests.JoinTokens;

/// <summary>Who gets the text of a join token: one who asks as for a change, and whose name is in the log then.</summary>
public sealed class TokenTextTests
{
    [Theory]
    [InlineData("join-tokens/once/token")]
    [InlineData("join-tokens/once/show")]
    [InlineData("join-tokens/lab-token/token")]
    [InlineData("join-tokens/lab-token/show")]
    public async Task Get_OfATokenText_AnswersNoneAndRemovesNone(string path)
    {
        await using var fleet = await StartAsync();

        var (status, answer) = await fleet.CallAsync("admin", HttpMethod.Get, path);

        Assert.True(status is 404 or 405, $"{status} {answer}");
        Assert.True((await fleet.ReadAsync(KnownResources.Secret, "once")).GetProperty("data").TryGetProperty("token", out _));
    }

    [Fact]
    public async Task Show_WithoutTheCsrfToken_IsRefusedAndRemovesNothing()
    {
        await using var fleet = await StartAsync();
        using var browser = new Browser(fleet.Dashboard);
        await browser.SignInAsync(fleet.Local.TokenFor("admin"));
        var csrf = browser.CsrfToken;

        browser.CsrfToken = null;
        using var foreign = await browser.SendAsync(HttpMethod.Post, "join-tokens/once/show");
        browser.CsrfToken = csrf;
        using var own = await browser.SendAsync(HttpMethod.Post, "join-tokens/once/show");
        using var again = await browser.SendAsync(HttpMethod.Post, "join-tokens/once/show");

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Gone], [foreign.StatusCode, own.StatusCode, again.StatusCode]);
        var shown = await Browser.ReadAsync(own);
        Assert.Equal("tmb1.once", shown.GetProperty("token").GetString());
        Assert.True(shown.GetProperty("isGone").GetBoolean());
        Assert.False((await fleet.ReadAsync(KnownResources.Secret, "once")).GetProperty("data").TryGetProperty("token", out _));
    }

    [Theory]
    [InlineData("once", "tmb1.once")]
    [InlineData("lab-token", ManagerFleet.TokenText)]
    public async Task Show_OfEitherKind_IsALineOfTheAuditLogWithoutTheText(string name, string expected)
    {
        await using var fleet = await StartAsync();

        var (status, shown) = await fleet.CallAsync("admin", HttpMethod.Post, $"join-tokens/{name}/show");

        Assert.Equal(200, status);
        Assert.Equal(expected, shown.GetProperty("token").GetString());
        Assert.Single(fleet.Dashboard.Log.Lines, line => line.StartsWith("Audit: admin POST", StringComparison.Ordinal) && line.EndsWith($"/join-tokens/{name}/show: 200, by token", StringComparison.Ordinal));
        Assert.DoesNotContain(fleet.Dashboard.Log.Lines, line => line.Contains("tmb1", StringComparison.Ordinal));
    }

    private static async Task<ManagerFleet> StartAsync()
    {
        var fleet = await ManagerFleet.StartAsync();
        await ManagerFleet.CreateAsync(fleet.Admin, KnownResources.Secret, """
            apiVersion: v1
            kind: Secret
            metadata: { name: once, namespace: kasten-io-mc, annotations: { tombolo.io/show-once: "true" } }
            type: dist.kio.kasten.io/join-token
            stringData: { token: tmb1.once, publicKey: key }
            """);
        return fleet;
    }
}
