using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Hub.Tunnels;

/// <summary>Closes a tunnel in which nothing was asked for a while.</summary>
internal sealed class IdleTunnel : IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly TunnelConnection _tunnel;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _lastUse;

    public IdleTunnel(TunnelConnection tunnel, TimeProvider time)
    {
        (_tunnel, _time, _lastUse) = (tunnel, time, time.GetTimestamp());
        _timer = time.CreateTimer(_ => Look(), state: null, Limit, Limit / 4);
        tunnel.RequestEnded = () => Volatile.Write(ref _lastUse, time.GetTimestamp());
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (_tunnel.Count == 0 && _time.GetElapsedTime(Volatile.Read(ref _lastUse)) >= Limit)
        {
            _tunnel.RequestClose("nothing was asked for a while");
        }
    }
}
