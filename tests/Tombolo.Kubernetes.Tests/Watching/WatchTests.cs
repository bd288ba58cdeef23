using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Tests.Client;
using Tombolo.Testing.Http;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.Watching;

/// <summary>One watch over real sockets, with the stream arriving in any pieces.</summary>
public sealed class WatchTests
{
    private static readonly WatchOptions FromFive = new() { ResourceVersion = "5", Timeout = TimeSpan.FromSeconds(60) };

    [Theory]
    [InlineData(null, null, null, "/api/v1/secrets?watch=true&allowWatchBookmarks=true&resourceVersion=5&timeoutSeconds=60")]
    [InlineData("n", "a=b", "metadata.name=x", "/api/v1/namespaces/n/secrets?watch=true&allowWatchBookmarks=true&labelSelector=a%3Db&fieldSelector=metadata.name%3Dx&resourceVersion=5&timeoutSeconds=60")]
    public async Task Watch_Options_AreTheQuery(string? @namespace, string? labels, string? fields, string expected)
    {
        await using var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        using var client = TestClient.For(server);

        Assert.Empty(await ReadAllAsync(client, FromFive with { Namespace = @namespace, LabelSelector = labels, FieldSelector = fields }));
        Assert.Equal(expected, server.Requests.Single().Target);
    }

    public static TheoryData<string, int, string> Streams
    {
        get
        {
            (string Script, string Expected)[] cases =
            [
                ("A1;M2;D3;B4;", "Added 1,Modified 2,Deleted 3,Bookmark 4"),
                ("A1;\r\n\n \nM2;", "Added 1,Modified 2"),
                ("A1;?9;M2;", "Added 1,Modified 2"),
                ("A1;M2", "Added 1"),
                ("A1;M2!", "Added 1"),
                ("A1;M2;!", "Added 1,Modified 2"),
                ("!", ""),
                ("", ""),
                ("A1;E;M2;", "Added 1,Error 410"),
                ("A1;x;M2;", "Added 1,Error 200"),
            ];
            var data = new TheoryData<string, int, string>();
            foreach (var (script, expected) in cases)
            {
                data.Add(script, 1, expected);
                data.Add(script, 13, expected);
                data.Add(script, 10_000, expected);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task Watch_StreamInPieces_IsItsWholeEvents(string script, int pieceSize, string expected)
    {
        var events = new ConcurrentQueue<WatchEvent>();
        var opened = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await PlayAsync(context, script, pieceSize);
            if (script.EndsWith('!'))
            {
                // A reset would overtake what has been sent but not read yet.
                await opened.Task;
                await Eventually.TrueAsync(() => string.Join(',', events.Select(Describe)) == expected);
                context.Abort();
            }
        });
        using var client = TestClient.For(server);

        await foreach (var each in client.WatchAsync(KnownResources.Secret, FromFive with { Opened = opened.SetResult }, default))
        {
            events.Enqueue(each);
        }

        Assert.Equal(expected, string.Join(',', events.Select(Describe)));
    }

    [Fact]
    public async Task Watch_LargeEvents_AreRead()
    {
        var filler = new string('x', 300_000);
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            for (var version = 1; version <= 3; version++)
            {
                await context.SendAsync(Begin("ADDED") + $$"""
                    "{{version}}"},"data":{"k":"{{filler}}"} } }
                    """ + "\n");
            }
        });
        using var client = TestClient.For(server);

        var events = await ReadAllAsync(client, FromFive);

        Assert.Equal(["Added 1", "Added 2", "Added 3"], events.Select(Describe));
        Assert.All(events, each => Assert.True(each.Object.Json.Length > 300_000));
    }

    [Fact]
    public async Task Watch_EventBeyondTheLimit_Throws()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.SendAsync(new string('x', 100_000)));
        using var client = TestClient.For(server, new() { MaxResponseBytes = 50_000 });

        var refused = await Assert.ThrowsAsync<KubernetesException>(() => ReadAllAsync(client, FromFive));

        Assert.Equal("ResponseTooLarge", refused.Status.Reason);
    }

    [Theory]
    [InlineData(410, "Expired")]
    [InlineData(403, "Forbidden")]
    [InlineData(404, "NotFound")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task Watch_Refused_IsOneErrorEvent(int code, string reason)
    {
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(code, $$"""{"code":{{code}},"reason":"{{reason}}","kind":"Status"}"""));
        using var client = TestClient.For(server);
        var opened = false;

        var events = await ReadAllAsync(client, FromFive with { Opened = () => opened = true });

        Assert.Equal((code, reason), (Assert.Single(events).Error?.Code, events[0].Error?.Reason));
        Assert.False(opened);
    }

    [Fact]
    public async Task Watch_Accepted_SaysSoBeforeAnyEvent()
    {
        var opened = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await context.SendAsync("");
            await opened.Task;
            await PlayAsync(context, "A1;");
        });
        using var client = TestClient.For(server);

        Assert.Single(await ReadAllAsync(client, FromFive with { Opened = opened.SetResult }));
    }

    [Fact]
    public async Task Watch_SilentBeyondItsTimeout_IsUnreachable()
    {
        var time = new ManualTimeProvider();
        var proceed = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await PlayAsync(context, "A1;");
            await proceed.Task;
            await PlayAsync(context, "M2;");
            await context.HoldAsync();
        });
        using var client = TestClient.For(server, new() { WatchGrace = TimeSpan.FromSeconds(30) }, time);
        await using var events = client.WatchAsync(KnownResources.Secret, FromFive, default).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());

        // The caller's own time does not count, nor what was before the last byte.
        time.Advance(TimeSpan.FromMinutes(10));
        var second = events.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(89));
        proceed.SetResult();
        Assert.True(await second);
        var third = events.MoveNextAsync().AsTask();
        await Eventually.TrueAsync(() => time.NextDue == TimeSpan.FromSeconds(90));
        time.Advance(TimeSpan.FromSeconds(89));
        Assert.False(third.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var failure = await Assert.ThrowsAsync<KubernetesUnreachableException>(() => third);
        Assert.Contains("no answer within 90 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_NotBegunInTime_IsUnreachable()
    {
        var time = new ManualTimeProvider();
        await using var server = await ScriptedServer.StartAsync(context => context.HoldAsync());
        using var client = TestClient.For(server, time: time);

        var reading = ReadAllAsync(client, FromFive);
        await Eventually.TrueAsync(() => server.Requests.Count == 1);
        time.Advance(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<KubernetesUnreachableException>(() => reading);
    }

    [Fact]
    public async Task Watch_Cancelled_EndsAsCancellation()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await context.SendAsync("");
            await context.HoldAsync();
        });
        using var client = TestClient.For(server);
        using var cancel = new CancellationTokenSource();

        var reading = ReadAllAsync(client, FromFive with { Opened = cancel.Cancel }, cancel.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Watches_DoNotTakeTheSlotsOfRequests()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (context.Request.Query.ContainsKey("watch"))
            {
                await context.SendAsync("");
                await context.HoldAsync();
            }

            await context.AnswerAsync(200, "{}");
        });
        using var client = TestClient.For(server, new() { MaxConcurrentRequests = 1 });
        using var cancel = new CancellationTokenSource();
        var watches = Enumerable.Range(0, 3).Select(_ => ReadAllAsync(client, FromFive, cancel.Token)).ToArray();
        await Eventually.TrueAsync(() => server.Requests.Count == 3);

        Assert.True((await client.GetRawAsync("/", default)).IsSuccess);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(watches));
    }

    private static string Describe(WatchEvent each) =>
        $"{each.Type} {(each.Type == WatchEventType.Error ? each.Error!.Code.ToString(null, null) : each.Object.Metadata.ResourceVersion)}";

    private static async Task<List<WatchEvent>> ReadAllAsync(KubernetesClient client, WatchOptions options, CancellationToken cancellationToken = default)
    {
        var events = new List<WatchEvent>();
        await foreach (var each in client.WatchAsync(KnownResources.Secret, options, cancellationToken))
        {
            events.Add(each);
        }

        return events;
    }

    /// <summary>Each letter is an event, ; ends its line, a digit is the version of the event before it.</summary>
    private static async Task PlayAsync(HttpContext context, string script, int pieceSize = 10_000)
    {
        var text = string.Concat(script.TrimEnd('!').Select(Render));
        await context.SendAsync("");
        for (var sent = 0; sent < text.Length; sent += pieceSize)
        {
            await context.SendAsync(text[sent..Math.Min(sent + pieceSize, text.Length)]);
        }
    }

    private static string Render(char symbol) => symbol switch
    {
        'A' => Begin("ADDED"),
        'M' => Begin("MODIFIED"),
        'D' => Begin("DELETED"),
        'B' => Begin("BOOKMARK"),
        '?' => Begin("RENAMED"),
        >= '0' and <= '9' => $"\"{symbol}\"" + "}}}",
        'E' => """{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired"}}""",
        ';' => "\n",
        _ => symbol.ToString(),
    };

    private static string Begin(string type) => $$"""{"type":"{{type}}","object":{"kind":"Secret","metadata":{"name":"x","resourceVersion":""";
}
