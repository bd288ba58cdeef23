using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Kubernetes.Tests.Fakes;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.Informers;

/// <summary>What an informer holds and tells in the normal course of things.</summary>
public sealed class InformerStoreTests
{
    [Fact]
    public async Task Start_ListsAllPages_ThenFollowsChanges()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        foreach (var name in new[] { "a", "b", "c", "d", "e" })
        {
            harness.Put(name);
        }

        Assert.False(harness.Informer.HasSynced);
        await harness.StartAndSyncAsync();
        Assert.Equal("+a +b +c +d +e", harness.TakeChanges());
        Assert.Equal(3, api.Requests.Count(request => !request.Target.Contains("watch", StringComparison.Ordinal)));

        harness.Put("f");
        harness.Put("a", ""","data":{"v":"2"}""");
        harness.Delete("b");
        await harness.UntilChangesAsync(3);

        Assert.Equal("+f ~a -b", harness.TakeChanges());
        Assert.Equal("a,c,d,e,f", harness.Names);
        Assert.False(harness.Informer.TryGet(InformerHarness.Key("b"), out _));
        Assert.True(harness.Informer.TryGet(InformerHarness.Key("a"), out var found));
        Assert.Equal(("v1", "ConfigMap"), (found.Metadata.ApiVersion, found.Metadata.Kind));
        Assert.Equal("""{"v":"2"}""", found.ToDocument().RootElement.GetProperty("data").GetRawText());
        Assert.Same(harness.Informer.List(), harness.Informer.List());
    }

    [Fact]
    public async Task Options_AreAskedFor()
    {
        await using var api = await FakeApi.StartAsync();
        var options = InformerHarness.Options with { Namespace = "n", LabelSelector = "a=b", FieldSelector = "metadata.name=x" };
        await using var harness = new InformerHarness(api, options);

        await harness.StartAndSyncAsync();

        Assert.All(api.Requests, request => Assert.StartsWith("/api/v1/namespaces/n/configmaps?", request.Target, StringComparison.Ordinal));
        Assert.All(api.Requests, request => Assert.Contains("labelSelector=a%3Db&fieldSelector=metadata.name%3Dx", request.Target, StringComparison.Ordinal));
        var timeout = int.Parse(System.Web.HttpUtility.ParseQueryString(api.Requests.Last().Target)["timeoutSeconds"]!, null);
        Assert.InRange(timeout, 300, 600);
    }

    [Fact]
    public async Task Indexes_FollowTheObjects()
    {
        await using var api = await FakeApi.StartAsync();
        var options = InformerHarness.Options with
        {
            Indexers = new Dictionary<string, Func<KubernetesObject, IEnumerable<string>>>
            {
                ["color"] = each => each.Metadata.Labels.TryGetValue("color", out var colors) ? colors.Split('-') : [],
            },
        };
        await using var harness = new InformerHarness(api, options);
        string Find(string value) =>
            string.Join(',', harness.Informer.ListByIndex("color", value).Select(each => each.Metadata.Name).Order(StringComparer.Ordinal));
        PutColor("a", "red");
        PutColor("b", "red-blue");
        harness.Put("c");
        await harness.StartAndSyncAsync();
        await harness.UntilChangesAsync(3);
        Assert.Equal(("a,b", "b", ""), (Find("red"), Find("blue"), Find("green")));

        PutColor("a", "blue-green-green");
        harness.Delete("b");
        await harness.UntilChangesAsync(5);

        Assert.Equal(("", "a", "a"), (Find("red"), Find("blue"), Find("green")));
        Assert.Contains("color", Assert.Throws<ArgumentException>(() => harness.Informer.ListByIndex("size", "x")).Message, StringComparison.Ordinal);

        void PutColor(string name, string color) => api.Store.Put(
            FakePath.Parse($"/api/v1/namespaces/n/configmaps/{name}"),
            System.Text.Json.Nodes.JsonNode.Parse($$$"""{"metadata":{"namespace":"n","name":"{{{name}}}","labels":{"color":"{{{color}}}"}} }""")!.AsObject());
    }

    [Fact]
    public async Task Decode_Fails_ObjectIsSkippedAndWhatWasKnownStays()
    {
        await using var api = await FakeApi.StartAsync();
        var failed = new List<string>();
        var options = InformerHarness.Options with
        {
            Decode = each => each.ToString().Contains("bad", StringComparison.Ordinal) || System.Text.Encoding.UTF8.GetString(each.Json.Span).Contains("hunter2", StringComparison.Ordinal)
                ? throw new FormatException("hunter2 is not a number") : each,
            DecodeFailed = key => failed.Add(key.Name),
        };
        await using var harness = new InformerHarness(api, options);
        harness.Put("a");
        harness.Put("bad");
        harness.Put("c");
        await harness.StartAndSyncAsync();
        Assert.Equal("a,c", harness.Names);

        harness.Put("a", ""","data":{"p":"hunter2"}""");
        harness.Put("d");
        await harness.UntilChangesAsync(3);

        Assert.Equal("+a +c +d", harness.TakeChanges());
        Assert.Equal(["bad", "a"], failed);
        var lines = harness.Logger.Lines.Where(line => line.EventId.Id == 2103).Select(line => line.Message).ToArray();
        Assert.Equal("configmaps n/bad cannot be decoded and is skipped (FormatException at the object): correct that field", lines[0]);
        Assert.All(harness.Logger.Lines, line => Assert.DoesNotContain("hunter2", line.Message + line.Exception, StringComparison.Ordinal));
        Assert.Null(harness.Informer.LastError);
    }

    [Fact]
    public async Task Decode_Null_IsNotKept()
    {
        await using var api = await FakeApi.StartAsync();
        using var client = api.CreateClient();
        using var stop = new CancellationTokenSource();
        var logger = new Testing.Logging.RecordingLogger<ResourceInformer<string>>();
        var options = new InformerOptions<string> { Decode = each => each.Metadata.Labels.GetValueOrDefault("keep") };
        var informer = new ResourceInformer<string>(client, InformerHarness.Type, options, TimeProvider.System, logger);
        var changes = new System.Collections.Concurrent.ConcurrentQueue<string>();
        informer.Subscribe(change => changes.Enqueue($"{change.Type} {change.Key.Name} {change.Previous}>{change.Current}"));
        Put("a", "1");
        Put("b", null);
        var run = informer.RunAsync(stop.Token);
        await informer.WaitForSyncAsync(default);

        Put("a", "2");
        Put("a", null);
        Put("b", "3");
        await Eventually.TrueAsync(() => changes.Count == 4);

        Assert.Equal(["Added a >1", "Updated a 1>2", "Deleted a 2>", "Added b >3"], changes);
        Assert.Equal(["3"], informer.List());
        await stop.CancelAsync();
        await run;

        void Put(string name, string? keep) => api.Store.Put(
            FakePath.Parse($"/api/v1/namespaces/n/configmaps/{name}"),
            System.Text.Json.Nodes.JsonNode.Parse($$$"""{"metadata":{"namespace":"n","name":"{{{name}}}","labels":{{{(keep is null ? "{}" : $"{{\"keep\":\"{keep}\"}}")}}}} }""")!.AsObject());
    }

    [Fact]
    public async Task Resync_ShowsEveryObjectAgain()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api, InformerHarness.Options with { ResyncPeriod = TimeSpan.FromMinutes(10) });
        harness.Put("a");
        harness.Put("b");
        await harness.StartAndSyncAsync();
        Assert.Equal("+a +b", harness.TakeChanges());

        harness.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("", harness.TakeChanges());
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        await harness.UntilChangesAsync(2);
        Assert.Equal("=a =b", harness.TakeChanges());
    }

    [Fact]
    public async Task Run_Cancelled_EndsQuietlyAndTheStoreStays()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        harness.Put("a");
        await harness.StartAndSyncAsync();

        await harness.StopAsync();

        Assert.Equal("a", harness.Names);
        await Assert.ThrowsAsync<InvalidOperationException>(() => harness.Informer.RunAsync(default));
    }
}
