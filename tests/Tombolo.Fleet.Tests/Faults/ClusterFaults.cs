namespace Tombolo.Fleet.Tests.Faults;

/// <summary>What goes wrong between the server of a cluster and its API server.</summary>
internal sealed class ClusterFaults(Random random)
{
    private TaskCompletionSource? _stalled;

    /// <summary>How often of a thousand requests one is refused (409, 429, 500), not answered, or done with its answer lost.</summary>
    public int PerThousand { get; set; }

    /// <summary>Watches deliver nothing: caches grow stale.</summary>
    public bool AreWatchesStalled
    {
        get => Volatile.Read(ref _stalled) is not null;
        set
        {
            if (value)
            {
                Interlocked.CompareExchange(ref _stalled, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), null);
            }
            else
            {
                Interlocked.Exchange(ref _stalled, null)?.SetResult();
            }
        }
    }

    public Task WatchAsync(CancellationToken cancellationToken) => Volatile.Read(ref _stalled)?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>The fault of this request.</summary>
    public RequestFault Take()
    {
        lock (random)
        {
            return random.Next(1000) < PerThousand ? (RequestFault)(1 + random.Next(5)) : RequestFault.None;
        }
    }

    public void Heal()
    {
        PerThousand = 0;
        AreWatchesStalled = false;
    }
}
