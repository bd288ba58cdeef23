using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tombolo.Testing.Http;

namespace Tombolo.Kubernetes.Tests.Fakes;

/// <summary>The watches of a <see cref="FakeApi"/>.</summary>
internal sealed class FakeWatches(FakeStore store)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;

    public int Open => Volatile.Read(ref _open);

    public void End(bool cut)
    {
        lock (_lock)
        {
            _end.SetResult(cut);
            _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public async Task ServeAsync(HttpContext context, FakePath collection)
    {
        var version = long.Parse(context.Request.Query["resourceVersion"]!, CultureInfo.InvariantCulture);
        var closed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(() => closed.TrySetResult(true));
        Task<bool> end;
        lock (_lock)
        {
            end = _end.Task;
        }

        context.Response.ContentType = "application/json";
        await context.Response.StartAsync();
        await context.Response.Body.FlushAsync();
        if (store.IsExpired(version))
        {
            await context.SendAsync("""{"type":"ERROR","object":{"kind":"Status","status":"Failure","reason":"Expired","message":"too old resource version","code":410}}""" + "\n");
            return;
        }

        Interlocked.Increment(ref _open);
        try
        {
            while (true)
            {
                // What happened before the end is still sent.
                var ending = end.IsCompleted || closed.Task.IsCompleted;
                var since = store.Since(version);
                foreach (var change in since.Changes)
                {
                    version = change.Version;
                    if (change.Path is null || collection.Contains(change.Path))
                    {
                        await context.SendAsync($$"""{"type":"{{change.Type}}","object":{{change.Json}}}""" + "\n");
                    }
                }

                if (ending)
                {
                    break;
                }

                await Task.WhenAny(since.Next, end, closed.Task);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }

        if (end.IsCompleted && await end)
        {
            context.Abort();
        }
    }
}
