namespace Tombolo.Dashboard.Live;

/// <summary>How many event streams are open.</summary>
internal sealed class LiveViewers
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add() => Interlocked.Increment(ref _count);

    public void Remove() => Interlocked.Decrement(ref _count);
}
