using System.Net;
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
