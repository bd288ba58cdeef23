namespace Tombolo.Secondary.Connection;

/// <summary>Keeps <see cref="ConnectionStatus"/> for readiness, metrics and the status page.</summary>
internal sealed class ConnectionMonitor(TimeProvider time)
{
    private ConnectionStatus _status = ConnectionStatus.NotYet;

    public ConnectionStatus Status => Volatile.Read(ref _status);

    /// <summary>An authentic frame came.</summary>
    /// <param name="primaryTime">The primary's clock at the handshake of this session.</param>
    public void Contact(DateTimeOffset primaryTime)
    {
        var now = time.GetUtcNow();
        var current = Status;
        var skew = current.IsConnected ? current.ClockSkew : primaryTime - now;
        Volatile.Write(ref _status, new ConnectionStatus(IsConnected: true, now, Problem: null, skew));
    }

    public void Disconnected() => Volatile.Write(ref _status, Status with { IsConnected = false });

    public void Failed(string? problem) => Volatile.Write(ref _status, Status with { IsConnected = false, Problem = problem });
}
