using System.Collections.Concurrent;

namespace Tombolo.Bench.Listening;

/// <summary>Notes when each of so many has arrived.</summary>
internal sealed class Wave(int size, TimeProvider time)
{
    private readonly ConcurrentQueue<long> _arrivals = new();
    private readonly TaskCompletionSource<IReadOnlyList<long>> _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arrived;

    /// <summary>All of them, as time stamps of the clock.</summary>
    public Task<IReadOnlyList<long>> Complete => _complete.Task;

    public void Arrived()
    {
        _arrivals.Enqueue(time.GetTimestamp());
        if (Interlocked.Increment(ref _arrived) == size)
        {
            _complete.TrySetResult([.. _arrivals]);
        }
    }
}
