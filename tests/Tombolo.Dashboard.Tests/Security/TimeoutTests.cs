using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tombolo.Dashboard.Tests.Hosting;
using Tombolo.Testing.Time;

namespace Tombolo.Dashboard.Tests.Security;

/// <summary>Sessions end by themselves.</summary>
public sealed class TimeoutTests
{
    [Theory]
    [InlineData(29, 1, false, HttpStatusCode.OK)]
    [InlineData(31, 1, false, HttpStatusCode.Unauthorized)]
    [InlineData(20, 3, false, HttpStatusCode.OK)]
    [InlineData(20, 3, true, HttpStatusCode.Unauthorized)]
    [InlineData(25, 30, false, HttpStatusCode.Unauthorized)]
    public async Task Session_LivesThirtyMinutesWithoutUse_AndTwelveHoursAtMost(int minutes, int times, bool inBackground, HttpStatusCode expected)
    {
        // The certificates of the cluster are of today.
        var time = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster, time);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);
        var last = HttpStatusCode.OK;

        for (var i = 0; i < times; i++)
        {
            time.Advance(TimeSpan.FromMinutes(minutes));
            using var answer = inBackground
                ? await browser.SendAsync(HttpMethod.Get, "auth/me", null, ("X-Tombolo-Background", "1"))
                : await browser.SendAsync(HttpMethod.Get, "auth/me");
            last = answer.StatusCode;
        }

        Assert.Equal(expected, last);
    }

    [Fact]
    public async Task Stream_ThatABrowserTakesUpAgain_KeepsNoSessionAlive()
    {
        var time = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster, time);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);
        var signedIn = browser.Cookies.GetAllCookies().Single().Value;

        time.Advance(TimeSpan.FromMinutes(20));
        await using (var stream = await EventReader.OpenAsync(browser))
        {
            Assert.Equal("hello", (await stream.NextAsync()).EventType);
            Assert.Equal(signedIn, browser.Cookies.GetAllCookies().Single().Value);
            time.Advance(TimeSpan.FromMinutes(11));
            await stream.EndAsync();
        }

        using var again = await browser.SendAsync(HttpMethod.Get, "events");
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task Timeouts_AsSet_AreKept()
    {
        var time = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(
            cluster, time, builder => builder.Services.AddSingleton(new DashboardOptions { ServerVersion = "1.2.3", SessionIdleTimeout = TimeSpan.FromMinutes(5), SessionLifetime = TimeSpan.FromMinutes(8) }));
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);
        List<HttpStatusCode> answers = [];

        for (var i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromMinutes(3));
            using var answer = await browser.SendAsync(HttpMethod.Get, "auth/me");
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized], answers);
    }

    [Fact]
    public async Task Tokens_TriedTooOften_AreRefused()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        List<HttpStatusCode> answers = [];

        for (var i = 0; i < 60; i++)
        {
            using var answer = await browser.SendAsync(HttpMethod.Post, "auth/sign-in", $$"""{"token":"guess-{{i}}"}""");
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }
}
