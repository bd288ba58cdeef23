using Tombolo.Runtime.Signals;

namespace Tombolo.Secondary.Connection;

/// <summary>Keeps <see cref="ConnectionStatus"/> for readiness, metrics and the status page.</summary>
internal sealed class ConnectionMonitor(TimeProvider time)
{
    private readonly Subscribers<ConnectionStatus> _changed = new();
    private ConnectionStatus _status = ConnectionStatus.NotYet;

    public ConnectionStatus Status => Volatile.Read(ref _status);

    /// <summary>An authentic frame came.</summary>
    /// <param name="primaryTime">The primary's clock at the handshake of this session.</param>
    public void Contact(DateTimeOffset primaryTime)
    {
        var now = time.GetUtcNow();
        var current = Status;
        var skew = current.IsConnected ? current.ClockSkew : primaryTime - now;
        Set(new ConnectionStatus(IsConnected: true, now, Problem: null, skew));
    }

    public void Disconnected() => Set(Status with { IsConnected = false });

    public void Failed(string? problem) => Set(Status with { IsConnected = false, Problem = problem });

    /// <summary>Tells from now on that there is a connection, or none, or another reason for that; that one more frame came is not told.</summary>
    public IDisposable Subscribe(Action<ConnectionStatus> changed) => _changed.Add(changed);

    private void Set(ConnectionStatus status)
    {
        var before = Interlocked.Exchange(ref _status, status);
        if (before.IsConnected != status.IsConnected || before.Problem != status.Problem)
        {
            _changed.Notify(status);
        }
    }
}
