using System.Threading.Channels;

namespace Tombolo.LocalKube.Storage;

/// <summary>One who follows the changes of a resource, or of one namespace of it.</summary>
internal sealed class StoreWatch : IDisposable
{
    // Who falls this far behind is cut off and begins again, as a slow watcher of the API server is.
    private const int Capacity = 10_000;

    private readonly Channel<StoreEvent> _events = Channel.CreateBounded<StoreEvent>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true });

    private readonly ResourceCollection _collection;
    private readonly string _namespace;

    internal StoreWatch(ResourceCollection collection, string @namespace, long revision) =>
        (_collection, _namespace, Revision) = (collection, @namespace, revision);

    /// <summary>The store's revision when it began; changes up to it do not come.</summary>
    public long Revision { get; }

    /// <summary>The changes, in order; complete when it was too slow, or the resource is gone.</summary>
    public ChannelReader<StoreEvent> Events => _events.Reader;

    public void Dispose() => _collection.Remove(this);

    internal void Publish(StoreEvent change)
    {
        if ((_namespace.Length == 0 || _namespace == change.Object.Namespace) && !_events.Writer.TryWrite(change))
        {
            End();
        }
    }

    internal void End() => _events.Writer.TryComplete();
}
