using System.Net;
using System.Text.Json;
using Tombolo.Dashboard.Tests.Hosting;
using Tombolo.LocalKube;

namespace Tombolo.Dashboard.Tests.Security;

/// <summary>Who guesses tokens waits, and nobody else.</summary>
public sealed class SignInLimitTests
{
    private const string Attacker = "203.0.113.9";
    private static readonly LocalUser Ana = new("ana", ["system:masters"]);
    private static readonly LocalUser Ben = new("ben", ["system:masters"]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Address_ThatGuesses_IsRefused_AndNobodyElse(bool signsIn)
    {
        await using var cluster = await TestCluster.StartAsync(Ana, Ben);
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        var (ana, ben) = (cluster.Local.TokenFor(Ana.Name), cluster.Local.TokenFor(Ben.Name));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(browser, ana, "192.0.2.1"));

        using var refused = await GuessAsync(browser, signsIn);

        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal("tombolo:TooManySignIns", (await Browser.ReadAsync(refused)).GetProperty("type").GetString());

        // Whose token was accepted before gets in, also from there; whom nobody knows gets in from anywhere else.
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(browser, ana, Attacker));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(browser, ben, "192.0.2.1"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(browser, cluster.AdminToken, "192.0.2.1"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(browser, cluster.AdminToken, Attacker));
    }

    [Fact]
    public async Task Guesses_FromManyAddresses_ShutNobodyOut()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);

        var guesses = await Task.WhenAll(Enumerable.Range(0, 400).Select(number => SignInAsync(browser, $"guess-{number}", $"203.0.{number / 200}.{number % 200}")));

        Assert.All(guesses, status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(browser, cluster.AdminToken, "192.0.2.1"));
    }

    // Until there is a refusal for too many: one comes back each three seconds, however slow the machine is.
    private static async Task<HttpResponseMessage> GuessAsync(Browser browser, bool signsIn)
    {
        for (var number = 0; number < 500; number++)
        {
            var response = signsIn ? await SendSignInAsync(browser, $"guess-{number}", Attacker) : await SendAsync(browser, $"guess-{number}", Attacker);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.True(number >= 20, $"after {number}");
                return response;
            }

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            response.Dispose();
        }

        throw new InvalidOperationException("500 guesses were heard");
    }

    private static async Task<HttpStatusCode> SignInAsync(Browser browser, string token, string address)
    {
        using var response = await SendSignInAsync(browser, token, address);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> AskAsync(Browser browser, string token, string address)
    {
        using var response = await SendAsync(browser, token, address);
        return response.StatusCode;
    }

    private static Task<HttpResponseMessage> SendSignInAsync(Browser browser, string token, string address) =>
        browser.SendAsync(HttpMethod.Post, "auth/sign-in", JsonSerializer.Serialize(new { token }), ("X-Forwarded-For", address));

    private static Task<HttpResponseMessage> SendAsync(Browser browser, string token, string address) =>
        browser.SendAsync(HttpMethod.Get, "auth/me", null, ("X-Forwarded-For", address), ("Authorization", $"Bearer {token}"));
}
