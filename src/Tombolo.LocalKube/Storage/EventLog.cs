namespace Tombolo.LocalKube.Storage;

/// <summary>
/// The last changes of a resource, for watches that begin in the past. Kept for five minutes, as etcd is compacted by the API server, and
/// within a bound of events and bytes. Not safe for use by several threads.
/// </summary>
internal sealed class EventLog(TimeProvider time)
{
    private const int MaxEvents = 2000;
    private const int MaxBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan Retention = TimeSpan.FromMinutes(5);

    private readonly Queue<StoreEvent> _events = new();
    private long _bytes;

    /// <summary>Changes up to this revision are forgotten.</summary>
    public long CompactedRevision { get; private set; }

    public void Append(StoreEvent change)
    {
        _events.Enqueue(change);
        _bytes += change.Object.Length;
        while (_events.Count > 1 && (_events.Count > MaxEvents || _bytes > MaxBytes || time.GetElapsedTime(_events.Peek().Time) > Retention))
        {
            Forget();
        }
    }

    /// <summary>The changes after a revision, oldest first.</summary>
    public List<StoreEvent> Since(long revision) => [.. _events.SkipWhile(change => change.Revision <= revision)];

    /// <summary>Forgets the changes up to a revision.</summary>
    public void Compact(long revision)
    {
        while (_events.TryPeek(out var oldest) && oldest.Revision <= revision)
        {
            Forget();
        }

        CompactedRevision = Math.Max(CompactedRevision, revision);
    }

    private void Forget()
    {
        var oldest = _events.Dequeue();
        _bytes -= oldest.Object.Length;
        CompactedRevision = oldest.Revision;
    }
}
