using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Hub.Tunnels;

/// <summary>The tunnel of one session: the one there is, the one that is being opened, or why the last one could not be.</summary>
internal sealed class TunnelSlot(TimeProvider time)
{
    /// <summary>How long a failure is told again without asking the member again.</summary>
    private static readonly TimeSpan FailureMemory = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private SemaphoreSlim? _requests;
    private TunnelOpening? _opening;
    private TunnelConnection? _tunnel;
    private (TunnelUnavailableException Reason, long Since)? _failure;

    /// <summary>Requests at a time; whoever comes next waits.</summary>
    public SemaphoreSlim Requests => LazyInitializer.EnsureInitialized(ref _requests, () => new SemaphoreSlim(TunnelLimits.Streams, TunnelLimits.Streams));

    /// <summary>The tunnel there is, or the opening to wait for.</summary>
    /// <param name="isNew">The caller has to ask for it.</param>
    /// <exception cref="TunnelUnavailableException">It could not be opened a moment ago.</exception>
    public (TunnelConnection? Tunnel, TunnelOpening? Opening) Find(out bool isNew)
    {
        lock (_lock)
        {
            isNew = false;
            if (_tunnel is { IsOpen: true })
            {
                return (_tunnel, null);
            }

            if (_opening is not null)
            {
                return (null, _opening);
            }

            if (_failure is { } failure && time.GetElapsedTime(failure.Since) < FailureMemory)
            {
                throw new TunnelUnavailableException(failure.Reason.Message, failure.Reason) { IsRefused = failure.Reason.IsRefused };
            }

            isNew = true;
            return (null, _opening = new TunnelOpening());
        }
    }

    /// <summary>The opening that the member dials for; null when nobody waits for it, or somebody dialled already.</summary>
    public TunnelOpening? Claim(string id)
    {
        lock (_lock)
        {
            return _opening is { } opening && opening.Id == id && opening.TryClaim() ? opening : null;
        }
    }

    public void Opened(TunnelOpening opening, TunnelConnection tunnel)
    {
        lock (_lock)
        {
            (_tunnel, _failure) = (tunnel, null);
            if (_opening == opening)
            {
                _opening = null;
            }
        }

        opening.Complete(tunnel);
    }

    public void Failed(TunnelOpening opening, TunnelUnavailableException reason)
    {
        lock (_lock)
        {
            if (_opening != opening)
            {
                return;
            }

            _opening = null;
            _failure = (reason, time.GetTimestamp());
        }

        opening.Fail(reason);
    }
}
