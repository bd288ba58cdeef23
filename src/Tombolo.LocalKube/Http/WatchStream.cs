using System.Buffers;
using System.Globalization;
using System.Text;
using Tombolo.LocalKube.Storage;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube.Http;

/// <summary>A watch over HTTP: one JSON document a line, until its time is over, the client goes, or it is cut.</summary>
internal sealed class WatchStream(ApiRequest request) : IDisposable
{
    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromMinutes(1);

    // As the API server: between half an hour and an hour, so that not all come back at once.
    private static readonly TimeSpan MinTimeout = TimeSpan.FromMinutes(30);

    private readonly Selection _selection = Selection.Parse(request.Query, request.Resource);
    private readonly PooledBuffer _output = new(request.Context.Response.Body);
    private bool _isFirst = true;
    private long _sentRevision;

    public async Task RunAsync()
    {
        var services = request.Cluster.Services;
        var watcher = request.Cluster.Verbs.Watcher;
        var start = watcher.Start(request.Target, request.Query);
        var broken = services.Faults.WatchesBroken;
        var response = request.Context.Response;
        response.StatusCode = 200;
        response.ContentType = MediaTypes.Json;
        if (start.Watch is not { } watch)
        {
            WriteEvent("ERROR"u8, output => StatusWriter.Write(watcher.TooOld(request.Target, start.Revision), output));
            await _output.SendAsync(request.Context.RequestAborted);
            return;
        }

        using var timeout = new CancellationTokenSource(TimeoutOf(request.Query), request.Cluster.Time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, broken, request.Context.RequestAborted, request.Cluster.Stopping);
        try
        {
            await SendAsync(start, watch, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Its time is over, or somebody ended it.
        }
        finally
        {
            watch.Dispose();
        }

        if (broken.IsCancellationRequested)
        {
            request.Context.Abort();
        }
    }

    public void Dispose() => _output.Dispose();

    private static TimeSpan TimeoutOf(QueryOptions query) => query.TimeoutSeconds is > 0 and var seconds
        ? TimeSpan.FromSeconds(Math.Min(seconds, (int)TimeSpan.FromDays(1).TotalSeconds))
        : MinTimeout + (MinTimeout * Random.Shared.NextDouble());

    private async Task SendAsync(WatchStart start, StoreWatch watch, CancellationToken cancellationToken)
    {
        foreach (var item in start.Initial)
        {
            if (_selection.Matches(item))
            {
                WriteEvent("ADDED"u8, item);
            }
        }

        _sentRevision = start.Revision;
        if (request.Query.SendsInitialEvents == true && request.Query.AllowsBookmarks)
        {
            WriteBookmark(isEndOfInitialEvents: true);
        }

        await _output.SendAsync(cancellationToken);
        while (await WaitAsync(watch, cancellationToken))
        {
            await request.Cluster.Services.Faults.BeforeWatchBatchAsync(request.Attributes, cancellationToken);
            while (watch.Events.TryRead(out var change))
            {
                WriteChange(change);
            }

            await _output.SendAsync(cancellationToken);
        }
    }

    // Bookmarks come while nothing else does: a client that comes back then need not see old changes of others again.
    private async Task<bool> WaitAsync(StoreWatch watch, CancellationToken cancellationToken)
    {
        var wait = watch.Events.WaitToReadAsync(cancellationToken);
        if (wait.IsCompleted || !request.Query.AllowsBookmarks)
        {
            return await wait;
        }

        var next = wait.AsTask();
        while (true)
        {
            try
            {
                return await next.WaitAsync(BookmarkInterval, request.Cluster.Time, cancellationToken);
            }
            catch (TimeoutException)
            {
                await request.Cluster.Services.Faults.BeforeWatchBatchAsync(request.Attributes, cancellationToken);
                var revision = request.Cluster.Store.Revision;
                if (watch.Events.Count == 0 && revision > _sentRevision)
                {
                    _sentRevision = revision;
                    WriteBookmark(isEndOfInitialEvents: false);
                    await _output.SendAsync(cancellationToken);
                }
            }
        }
    }

    private void WriteChange(StoreEvent change)
    {
        var isShown = change.Type != StoreEventType.Deleted && _selection.Matches(change.Object);
        var wasShown = change.Previous is { } previous && _selection.Matches(previous);
        _sentRevision = change.Revision;
        if (isShown)
        {
            WriteEvent(wasShown ? "MODIFIED"u8 : "ADDED"u8, change.Object);
        }
        else if (wasShown)
        {
            // It left the selection: for this watcher it is deleted, in the state in which it was last shown.
            WriteEvent("DELETED"u8, change.Type == StoreEventType.Deleted
                ? change.Object
                : StoredObject.Create(request.Resource, change.Previous!.Read(request.Resource), change.Revision));
        }
    }

    private void WriteEvent(ReadOnlySpan<byte> type, StoredObject item)
    {
        WriteHead(type);
        AnswerWriter.WriteShape(request, item, _output, _isFirst);
        _isFirst = false;
        _output.Write("}\n"u8);
    }

    private void WriteEvent(ReadOnlySpan<byte> type, Action<IBufferWriter<byte>> write)
    {
        WriteHead(type);
        write(_output);
        _output.Write("}\n"u8);
    }

    private void WriteHead(ReadOnlySpan<byte> type)
    {
        _output.Write("{\"type\":\""u8);
        _output.Write(type);
        _output.Write("\",\"object\":"u8);
    }

    private void WriteBookmark(bool isEndOfInitialEvents)
    {
        var annotations = isEndOfInitialEvents ? ",\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}" : "";
        var revision = _sentRevision.ToString(CultureInfo.InvariantCulture);
        var metadata = $$"""{"resourceVersion":"{{revision}}","creationTimestamp":null{{annotations}}}""";
        WriteEvent("BOOKMARK"u8, output =>
        {
            ObjectHead.Write(output, request.Resource);
            output.Write(Encoding.UTF8.GetBytes($"\"metadata\":{metadata}}}"));
        });
    }
}
