namespace Tombolo.Runtime.Signals;

/// <summary>
/// Wakes one waiter. Signals that come while nobody waits are kept as one, so that a level-triggered loop never misses the last change.
/// </summary>
public sealed class AsyncSignal(TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiter;
    private bool _set;

    /// <summary>Wakes the waiter, now or at its next wait.</summary>
    public void Set()
    {
        TaskCompletionSource? waiter;
        lock (_lock)
        {
            _set = true;
            waiter = _waiter;
        }

        waiter?.TrySetResult();
    }

    /// <summary>Waits for a signal and takes it. One waiter at a time.</summary>
    /// <returns>False when <paramref name="timeout"/> passed without one.</returns>
    public async Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        TaskCompletionSource waiter;
        lock (_lock)
        {
            if (_set)
            {
                _set = false;
                return true;
            }

            _waiter = waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        try
        {
            await waiter.Task.WaitAsync(timeout, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The signal may have come between the time-out and the lock below; what counts is the flag.
        }

        lock (_lock)
        {
            _waiter = null;
            var signalled = _set;
            _set = false;
            return signalled;
        }
    }
}
