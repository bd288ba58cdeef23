namespace Tombolo.Fleet.Tests.Network;

/// <summary>The way from one cluster to the primary. Thread-safe.</summary>
internal sealed class Link : IDisposable
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = NewSignal();
    private CancellationTokenSource _connections = new();

    public LinkState State { get; private set; }

    /// <summary>How often of a thousand times something on the way refuses a request or loses its answer.</summary>
    public int FaultsPerThousand { get; set; }

    /// <summary>Cancelled when the connections that there are now are reset.</summary>
    public CancellationToken Connected
    {
        get
        {
            lock (_lock)
            {
                return _connections.Token;
            }
        }
    }

    public void Set(LinkState state)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            State = state;
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
        if (state == LinkState.Cut)
        {
            Reset();
        }
    }

    /// <summary>Connections break; new ones can be made.</summary>
    public void Reset()
    {
        CancellationTokenSource connections;
        lock (_lock)
        {
            (connections, _connections) = (_connections, new CancellationTokenSource());
        }

        connections.Cancel();
    }

    /// <summary>Ends when something can come through.</summary>
    /// <exception cref="HttpRequestException">The way is cut.</exception>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (State == LinkState.Cut)
                {
                    throw new HttpRequestException(HttpRequestError.ConnectionError, "injected: the way is cut");
                }

                if (State == LinkState.Up)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => _connections.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
