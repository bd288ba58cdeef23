using Tombolo.LocalKube.Tests.Harness;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.LocalKube.Tests.Verbs;

public sealed class WatchTests
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private const string NotTheRoot = "fieldSelector=metadata.name!%3Dkube-root-ca.crt";

    [Fact]
    public async Task Watch_FromARevision_ShowsWhatCameAfterIt()
    {
        await using var cluster = await TestCluster.StartAsync();
        await cluster.CreateConfigMapAsync("before");
        var revision = await RevisionAsync(cluster);
        await cluster.CreateConfigMapAsync("a");
        await cluster.RequireAsync(HttpMethod.Patch, $"{ConfigMaps}/a", """{"data":{"x":"y"}}""", "application/merge-patch+json");
        await cluster.RequireAsync(HttpMethod.Delete, $"{ConfigMaps}/a");

        await using var watch = await WatchReader.OpenAsync(cluster, $"{ConfigMaps}?watch=1&resourceVersion={revision}&{NotTheRoot}");

        Assert.Equal("ADDED a", await watch.NextAsync());
        Assert.Equal("MODIFIED a", await watch.NextAsync());
        Assert.Equal("DELETED a", await watch.NextAsync());
        await cluster.CreateConfigMapAsync("live");
        Assert.Equal("ADDED live", await watch.NextAsync());
    }

    [Fact]
    public async Task Watch_ObjectEntersAndLeavesTheSelection_IsAddedAndDeleted()
    {
        await using var cluster = await TestCluster.StartAsync();
        var revision = await RevisionAsync(cluster);
        await using var watch = await WatchReader.OpenAsync(cluster, $"{ConfigMaps}?watch=1&resourceVersion={revision}&labelSelector=tier%3Dgold");
        await cluster.CreateConfigMapAsync("a");
        await LabelAsync(cluster, "\"gold\"");
        await LabelAsync(cluster, "null");

        Assert.Equal("ADDED a", await watch.NextAsync());
        var left = await watch.NextEventAsync();
        Assert.Equal("DELETED", (string?)left!["type"]);
        Assert.Equal("gold", (string?)left["object"]!["metadata"]!["labels"]!["tier"]);
        Assert.Equal(await RevisionAsync(cluster), long.Parse((string)left["object"]!["metadata"]!["resourceVersion"]!));
    }

    [Fact]
    public async Task Watch_RevisionIsCompacted_IsToldSoInAnEvent()
    {
        await using var cluster = await TestCluster.StartAsync();
        var revision = await RevisionAsync(cluster);
        await cluster.CreateConfigMapAsync("a");
        cluster.Cluster.Store.Compact();

        await using var watch = await WatchReader.OpenAsync(cluster, $"{ConfigMaps}?watch=1&resourceVersion={revision}");
        var told = await watch.NextEventAsync();

        Assert.Equal("ERROR", (string?)told!["type"]);
        Assert.Equal((410, "Expired"), ((int)told["object"]!["code"]!, (string?)told["object"]!["reason"]));
        Assert.Null(await watch.NextEventAsync());
    }

    [Fact]
    public async Task Watch_WithInitialEvents_MarksTheirEnd()
    {
        await using var cluster = await TestCluster.StartAsync();
        await cluster.CreateConfigMapAsync("a");

        await using var watch = await WatchReader.OpenAsync(
            cluster, $"{ConfigMaps}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&{NotTheRoot}");

        Assert.Equal("ADDED a", await watch.NextAsync());
        var mark = await watch.NextEventAsync();
        Assert.Equal("BOOKMARK", (string?)mark!["type"]);
        Assert.Equal("true", (string?)mark["object"]!["metadata"]!["annotations"]!["k8s.io/initial-events-end"]);
    }

    [Fact]
    public async Task Watch_NothingComesForAMinute_ABookmarkTellsTheRevision()
    {
        var time = new ManualTimeProvider();
        await using var cluster = await TestCluster.StartAsync(time);
        var revision = await RevisionAsync(cluster);
        await using var watch = await WatchReader.OpenAsync(cluster, $"{ConfigMaps}?watch=1&allowWatchBookmarks=true&resourceVersion={revision}&labelSelector=a%3Db");
        await cluster.RequireAsync(HttpMethod.Post, "/api/v1/namespaces/default/secrets", """{"metadata":{"name":"other"}}""");
        var now = await RevisionAsync(cluster);

        var next = watch.NextEventAsync();

        // Its time-out waits already: the other timer is that of the bookmark.
        await Eventually.TrueAsync(() => time.NextDue == TimeSpan.FromMinutes(1));
        time.Advance(TimeSpan.FromSeconds(61));

        var bookmark = await next;
        Assert.Equal("BOOKMARK", (string?)bookmark!["type"]);
        Assert.Equal(now, long.Parse((string)bookmark["object"]!["metadata"]!["resourceVersion"]!));
    }

    [Fact]
    public async Task Watch_ItsTimeIsOver_EndsCleanly()
    {
        await using var cluster = await TestCluster.StartAsync();

        await using var watch = await WatchReader.OpenAsync(cluster, "/api/v1/nodes?watch=1&timeoutSeconds=1");

        Assert.Null(await watch.NextEventAsync());
    }

    [Fact]
    public async Task Watch_ClusterStopsAndComesBack_BeginsAgain()
    {
        await using var cluster = await TestCluster.StartAsync();
        var revision = await RevisionAsync(cluster);
        await cluster.CreateConfigMapAsync("a");
        await cluster.Cluster.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => cluster.SendAsync(HttpMethod.Get, ConfigMaps));
        await cluster.Cluster.StartAsync(TestContext.Current.CancellationToken);

        await using var old = await WatchReader.OpenAsync(cluster, $"{ConfigMaps}?watch=1&resourceVersion={revision}&{NotTheRoot}");
        Assert.Equal(410, (int)(await old.NextEventAsync())!["object"]!["code"]!);
        await using var watch = await WatchReader.OpenAsync(cluster, $"{ConfigMaps}?watch=1&resourceVersion=0&{NotTheRoot}");
        Assert.Equal("ADDED a", await watch.NextAsync());
    }

    private static Task LabelAsync(TestCluster cluster, string value) => cluster.RequireAsync(
        HttpMethod.Patch, $"{ConfigMaps}/a", $$$$"""{"metadata":{"labels":{"tier":{{{{value}}}}}}}""", "application/merge-patch+json");

    private static async Task<long> RevisionAsync(TestCluster cluster) =>
        long.Parse((string)(await cluster.RequireAsync(HttpMethod.Get, ConfigMaps))["metadata"]!["resourceVersion"]!);
}
