using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Resources;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Apply.Live;

/// <summary>The kinds of which this cluster holds, or may hold, copies. A kind is watched from when it is first asked for until the run ends.</summary>
internal sealed class CopyKinds(Func<ResourceType, CopyKind> create, Action<CopyKind> synced) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Group, string Kind), Lazy<CopyKind>> _kinds = new();
    private readonly ConcurrentBag<Task> _running = [];
    private readonly CancellationTokenSource _stop = new();

    public IEnumerable<CopyKind> All => _kinds.Values.Select(kind => kind.Value);

    /// <summary>Watches the kind from now on; the version first asked for is the one that is watched.</summary>
    public CopyKind Ensure(ResourceType type) => _kinds.GetOrAdd((type.Group, type.Kind), _ => new Lazy<CopyKind>(() => Start(type))).Value;

    public bool TryGet(CopyKey key, [MaybeNullWhen(false)] out CopyKind kind)
    {
        var found = _kinds.TryGetValue((key.Group, key.Kind), out var known);
        kind = found ? known!.Value : null;
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        foreach (var kind in All)
        {
            kind.Dispose();
        }

        _stop.Dispose();
    }

    private CopyKind Start(ResourceType type)
    {
        var kind = create(type);
        _running.Add(Task.Run(() => kind.RunAsync(_stop.Token)));
        _running.Add(Task.Run(() => AnnounceAsync(kind)));
        return kind;
    }

    private async Task AnnounceAsync(CopyKind kind)
    {
        try
        {
            await kind.WaitForSyncAsync(_stop.Token);
            synced(kind);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped before the kind was ever read.
        }
    }
}
