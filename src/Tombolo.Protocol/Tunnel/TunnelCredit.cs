namespace Tombolo.Protocol.Tunnel;

/// <summary>How many bytes of a body may still be sent. One sender waits at a time.</summary>
internal sealed class TunnelCredit
{
    private readonly Lock _lock = new();
    private int _available = TunnelLimits.Window;
    private TaskCompletionSource? _waiting;
    private TunnelBrokenException? _ended;

    /// <summary>Takes as much as there is, at most <paramref name="wanted"/>, and waits while there is nothing.</summary>
    /// <exception cref="TunnelBrokenException">The request has ended.</exception>
    public async ValueTask<int> TakeAsync(int wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (_ended is not null)
                {
                    throw new TunnelBrokenException(_ended.Message, _ended);
                }

                if (_available > 0)
                {
                    var taken = Math.Min(wanted, _available);
                    _available -= taken;
                    return taken;
                }

                _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                more = _waiting.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    /// <returns>False when that is more than was ever sent.</returns>
    public bool TryAdd(uint bytes)
    {
        lock (_lock)
        {
            if (bytes is 0 or > TunnelLimits.Window || _available + (int)bytes > TunnelLimits.Window)
            {
                return false;
            }

            _available += (int)bytes;
            Wake();
            return true;
        }
    }

    public void End(TunnelBrokenException reason)
    {
        lock (_lock)
        {
            _ended ??= reason;
            Wake();
        }
    }

    private void Wake()
    {
        _waiting?.TrySetResult();
        _waiting = null;
    }
}
