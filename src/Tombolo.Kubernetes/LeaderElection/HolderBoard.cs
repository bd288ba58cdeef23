namespace Tombolo.Kubernetes.LeaderElection;

/// <summary>Who holds the Lease, for all who want to know.</summary>
internal sealed class HolderBoard
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LeaseHolder? _current;

    public LeaseHolder? Current => _current;

    public void Show(LeaseHolder? holder)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (_current == holder)
            {
                return;
            }

            _current = holder;
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }

    public async Task<LeaseHolder?> WaitForChangeAsync(LeaseHolder? known, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_current != known)
                {
                    return _current;
                }

                next = _changed.Task;
            }

            await next.WaitAsync(cancellationToken);
        }
    }
}
