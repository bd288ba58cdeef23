using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Tests.Hosting;
using Tombolo.Dashboard.ThisCluster;
using Tombolo.Kubernetes.Client;
using Tombolo.LocalKube;

namespace Tombolo.Dashboard.Tests.Live;

/// <summary>What viewers hear of changes, and what they do not.</summary>
public sealed class LiveStreamTests
{
    private static readonly LocalUser Nobody = new("nina", []);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_OfWhatWasRead_ReachViewers_AndAreResumed()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);
        await browser.GetAsync("cluster/features");
        string place;
        await using (var viewer = await EventReader.OpenAsync(browser))
        {
            Assert.Equal("hello", (await viewer.NextAsync()).EventType);
            await CreateFeaturesAsync(cluster);
            var (text, id) = await viewer.NextChangeAsync();
            Assert.Equal("features/tombolo-features Added", text);
            place = id;
        }

        _ = (await cluster.Admin.DeleteAsync(KnownResources.ConfigMap, new ResourceKey("kasten-io", "tombolo-features"), DeleteOptions.Default, Cancelled)).Value;
        await using var resumed = await EventReader.OpenAsync(browser, place);
        Assert.Equal("hello", (await resumed.NextAsync()).EventType);
        Assert.Equal("features/tombolo-features Deleted", (await resumed.NextChangeAsync()).Text);
    }

    [Fact]
    public async Task Connection_ThatComesOrGoes_IsToldToEverybody()
    {
        await using var cluster = await TestCluster.StartAsync(Nobody);
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.Local.TokenFor(Nobody.Name));
        await using var viewer = await EventReader.OpenAsync(browser);
        Assert.Equal("hello", (await viewer.NextAsync()).EventType);

        dashboard.Connection.Current = new MemberContact(IsConnected: true, LastContact: null, Problem: null);

        Assert.Equal("cluster/mc-cluster-info Updated", (await viewer.NextChangeAsync()).Text);
    }

    [Theory]
    [InlineData("anotherprocess-17")]
    [InlineData("nonsense")]
    public async Task Place_OfAnotherProcess_IsAnsweredByReset(string place)
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);

        await using var viewer = await EventReader.OpenAsync(browser, place);

        Assert.Equal("reset", (await viewer.NextAsync()).EventType);
    }

    [Fact]
    public async Task Place_ThatIsStillToCome_IsAnsweredByReset()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);
        var run = dashboard.Services.GetRequiredService<LiveFeed>().Run;

        await using var viewer = await EventReader.OpenAsync(browser, $"{run}-4000000");

        var reset = await viewer.NextAsync();
        Assert.Equal("reset", reset.EventType);
        Assert.Equal($"{run}-0", reset.EventId);
    }

    [Fact]
    public async Task Streams_OfOneSession_AreLimited_AndThoseOfAnotherAreNot()
    {
        await using var cluster = await TestCluster.StartAsync(Nobody);
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.AdminToken);
        var open = new List<EventReader>();
        for (var i = 0; i < LiveViewers.MostOfOne; i++)
        {
            open.Add(await EventReader.OpenAsync(browser));
        }

        using var refused = await browser.SendAsync(HttpMethod.Get, "events");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("tombolo:TooManyStreams", (await Browser.ReadAsync(refused)).GetProperty("type").GetString());
        using var other = new Browser(dashboard);
        await other.SignInAsync(cluster.Local.TokenFor(Nobody.Name));
        await using var welcome = await EventReader.OpenAsync(other);

        await open[0].DisposeAsync();
        await Testing.Waiting.Eventually.TrueAsync(async () =>
        {
            using var again = await browser.SendAsync(HttpMethod.Get, "events");
            return again.IsSuccessStatusCode;
        });
        foreach (var viewer in open)
        {
            await viewer.DisposeAsync();
        }
    }

    [Fact]
    public async Task Changes_OfWhatAViewerMayNotSee_AreNotTold()
    {
        await using var cluster = await TestCluster.StartAsync(Nobody);
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var admin = new Browser(dashboard);
        await admin.SignInAsync(cluster.AdminToken);
        await admin.GetAsync("cluster/profiles");
        await admin.GetAsync("cluster/features");
        using var browser = new Browser(dashboard);
        await browser.SignInAsync(cluster.Local.TokenFor(Nobody.Name));
        await using var viewer = await EventReader.OpenAsync(browser);
        Assert.Equal("hello", (await viewer.NextAsync()).EventType);
        await using var other = await EventReader.OpenAsync(admin);
        Assert.Equal("hello", (await other.NextAsync()).EventType);

        var profile = ClusterSetup.Json("""{"apiVersion":"config.kio.kasten.io/v1alpha1","kind":"Profile","metadata":{"name":"s3"},"spec":{"type":"Location"} }""");
        _ = (await cluster.Admin.CreateAsync(KnownResources.Profile, "kasten-io", profile, WriteOptions.Default, Cancelled)).Value;
        Assert.Equal("local-profiles/s3 Added", (await other.NextChangeAsync()).Text);
        await CreateFeaturesAsync(cluster);

        Assert.Equal("features/tombolo-features Added", (await viewer.NextChangeAsync()).Text);
    }

    [Fact]
    public void Feed_WithMoreChangesThanItKeeps_TellsThatSomeAreLost()
    {
        var feed = new LiveFeed("run");
        var scope = new LiveScope("clusters", KnownResources.Cluster, "kasten-io-mc");
        for (var i = 0; i < LiveFeed.Capacity + 1; i++)
        {
            feed.Publish(scope, "a", "Updated", "1");
        }

        var read = new List<LiveEvent>();
        Assert.False(feed.TryRead(0, read));
        Assert.True(feed.TryRead(1, read));
        Assert.Equal(LiveFeed.Capacity, read.Count);
        Assert.Equal(LiveFeed.Capacity + 1, read[^1].Sequence);
        Assert.False(feed.TryRead(LiveFeed.Capacity + 2, read));
    }

    private static async Task CreateFeaturesAsync(TestCluster cluster)
    {
        var features = ClusterSetup.Json("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"tombolo-features"},"data":{"joinFromSecondary":"false"} }""");
        _ = (await cluster.Admin.CreateAsync(KnownResources.ConfigMap, "kasten-io", features, WriteOptions.Default, Cancelled)).Value;
    }
}
