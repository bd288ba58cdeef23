using Microsoft.AspNetCore.Http;
using Tombolo.Kubernetes.Tests.Fakes;
using Tombolo.Testing.Http;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.Informers;

/// <summary>Expired versions, failing lists and watches: the store is compared with a new whole list, and nothing else removes from it.</summary>
public sealed class InformerRelistTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task VersionExpired_ListIsComparedWithTheStore(bool asHttpStatus)
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        foreach (var name in new[] { "changed", "deleted", "remade", "same" })
        {
            harness.Put(name);
        }

        await harness.StartAndSyncAsync();
        await harness.UntilChangesAsync(4);
        Assert.Equal("+changed +deleted +remade +same", harness.TakeChanges());
        api.Intercept = asHttpStatus ? GoneForOldWatchesAsync : null;
        harness.Put("before");
        await harness.UntilChangesAsync(1);
        await MissAsync(api, () =>
        {
            harness.Put("changed", ""","data":{"v":"2"}""");
            harness.Delete("deleted");
            harness.Delete("remade");
            harness.Put("remade");
            harness.Put("added");
            api.Store.Compact();
        });

        await harness.UntilChangesAsync(6);
        await Eventually.TrueAsync(() => api.OpenWatches == 1);

        Assert.Equal("+before -deleted +added ~changed -remade +remade", harness.TakeChanges());
        Assert.Equal("added,before,changed,remade,same", harness.Names);
    }

    [Theory]
    [InlineData("500", "list: 500 Scripted: scripted")]
    [InlineData("403", "grant list and watch on configmaps")]
    [InlineData("404", "install its CustomResourceDefinition")]
    [InlineData("401", "list: 401 Scripted: scripted")]
    [InlineData("empty object", "InvalidResponse")]
    [InlineData("html", "InvalidResponse")]
    [InlineData("no version", "no version from which to watch")]
    [InlineData("cut", "cannot be reached")]
    [InlineData("second page 500", "list: 500 Scripted: scripted")]
    [InlineData("second page cut", "cannot be reached")]
    public async Task ListFails_NothingIsDeleted_AndItIsSaid(string failure, string error)
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        foreach (var name in new[] { "a", "b", "c" })
        {
            harness.Put(name);
        }

        await harness.StartAndSyncAsync();
        await harness.UntilChangesAsync(3);
        await FailListsAsync(api, harness, failure);

        await harness.UntilBackOffAsync();
        harness.PassBackOff();
        await harness.UntilBackOffAsync();
        Assert.Contains(error, harness.Informer.LastError, StringComparison.Ordinal);
        Assert.Equal("a,b,c", harness.Names);
        Assert.True(harness.Informer.HasSynced);

        api.Intercept = null;
        harness.Delete("b");
        harness.PassBackOff();
        await Eventually.TrueAsync(() => harness.Informer.LastError is null);
        await harness.UntilChangesAsync(4);
        Assert.Equal("+a +b +c -b", harness.TakeChanges());
    }

    [Fact]
    public async Task ResourceDoesNotExistYet_IsSaid_AndTakenUpOnceItDoes()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        api.Intercept = context => RefuseAsync(context, 404);
        harness.Start();
        await harness.UntilBackOffAsync();
        Assert.Contains("does not serve configmaps v1", harness.Informer.LastError, StringComparison.Ordinal);
        Assert.False(harness.Informer.HasSynced);

        harness.Put("a");
        api.Intercept = null;
        harness.PassBackOff();
        await harness.Informer.WaitForSyncAsync(default);

        Assert.Null(harness.Informer.LastError);
        Assert.Equal("a", harness.Names);
    }

    [Fact]
    public async Task KeepsFailing_BacksOffToTheCap()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        api.Intercept = context => RefuseAsync(context, 500);
        harness.Start();

        foreach (var expected in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            var wait = await harness.UntilBackOffAsync();

            Assert.InRange(wait.TotalSeconds, expected / 2.0, expected);
            harness.PassBackOff();
        }
    }

    [Fact]
    public async Task RetryAfter_IsHonoured()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        api.Intercept = context =>
        {
            context.Response.Headers.RetryAfter = "20";
            return RefuseAsync(context, 429);
        };
        harness.Start();

        Assert.Equal(TimeSpan.FromSeconds(20), await harness.UntilBackOffAsync());
    }

    [Theory]
    [InlineData(429, false)]
    [InlineData(500, true)]
    [InlineData(403, true)]
    [InlineData(0, true)]
    public async Task WatchFails_ListsAgainUnlessOnlyTooManyRequests(int code, bool relists)
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        await harness.StartAndSyncAsync();
        harness.Put("a");
        await harness.UntilChangesAsync(1);
        api.Intercept = context => FailWatchAsync(context, code);
        api.EndWatches();
        await harness.UntilBackOffAsync();
        Assert.NotNull(harness.Informer.LastError);
        api.Intercept = null;

        harness.PassBackOff();
        await Eventually.TrueAsync(() => api.OpenWatches == 1 && harness.Informer.LastError is null);

        Assert.Equal(relists ? 2 : 1, harness.Calls.Count(call => call == "list"));
        Assert.Equal("watch 101", harness.Calls[^1]);
        Assert.Equal("+a", harness.TakeChanges());
    }

    [Fact]
    public async Task WatchEndsAtOnce_IsNoLoop()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        api.Intercept = async context =>
        {
            if (!context.Request.Query.ContainsKey("watch"))
            {
                return false;
            }

            await context.SendAsync("");
            return true;
        };
        harness.Start();

        Assert.InRange((await harness.UntilBackOffAsync()).TotalSeconds, 0.5, 1);
        harness.PassBackOff();
        Assert.InRange((await harness.UntilBackOffAsync()).TotalSeconds, 1, 2);

        Assert.Equal(1, harness.Calls.Count(call => call == "list"));
    }

    [Fact]
    public async Task VersionExpiresEachTime_IsNoLoop()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        api.Intercept = async context =>
            context.Request.Query.ContainsKey("watch") && await RefuseAsync(context, 410);
        harness.Start();

        Assert.InRange((await harness.UntilBackOffAsync()).TotalSeconds, 1, 2);
        harness.PassBackOff();
        Assert.InRange((await harness.UntilBackOffAsync()).TotalSeconds, 2, 4);
    }

    private static async Task MissAsync(FakeApi api, Action changes)
    {
        var release = new TaskCompletionSource();
        var before = api.Intercept;
        api.Intercept = async context =>
        {
            await release.Task;
            return before is not null && await before(context);
        };
        api.EndWatches();
        await Eventually.TrueAsync(() => api.OpenWatches == 0);
        changes();
        api.Intercept = before;
        release.SetResult();
    }

    /// <summary>Makes the next version expire, and every list after it fail.</summary>
    private static async Task FailListsAsync(FakeApi api, InformerHarness harness, string failure)
    {
        api.Intercept = context => FailListAsync(context, failure);
        api.Store.Compact();
        harness.Time.Advance(TimeSpan.FromSeconds(5));
        api.EndWatches();
        await Eventually.TrueAsync(() => api.OpenWatches == 0);
    }

    private static async Task<bool> FailListAsync(HttpContext context, string failure)
    {
        var query = context.Request.Query;
        if (query.ContainsKey("watch") || (failure.StartsWith("second page", StringComparison.Ordinal) && !query.ContainsKey("continue")))
        {
            return false;
        }

        switch (failure.Replace("second page ", "", StringComparison.Ordinal))
        {
            case "empty object":
                await context.AnswerAsync(200, "{}");
                return true;
            case "html":
                await context.AnswerAsync(200, "<html>login</html>", "text/html");
                return true;
            case "no version":
                await context.AnswerAsync(200, """{"kind":"ConfigMapList","metadata":{},"items":[]}""");
                return true;
            case "cut":
                await context.SendAsync("""{"kind":"ConfigMapList","items":[""");
                context.Abort();
                return true;
            case var code:
                return await RefuseAsync(context, int.Parse(code, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static async Task<bool> FailWatchAsync(HttpContext context, int code)
    {
        if (!context.Request.Query.ContainsKey("watch"))
        {
            return false;
        }

        if (code == 0)
        {
            context.Abort();
            return true;
        }

        return await RefuseAsync(context, code);
    }

    private static async Task<bool> GoneForOldWatchesAsync(HttpContext context) =>
        context.Request.Query["resourceVersion"] == "105" && await RefuseAsync(context, 410);

    private static async Task<bool> RefuseAsync(HttpContext context, int code)
    {
        await FakeApi.RefuseAsync(context, code, "Scripted");
        return true;
    }
}
