using Tombolo.Secondary.Connection;

namespace Tombolo.Secondary.Tests.Connection;

/// <summary>Who follows the connection hears of what changed, and not of every frame.</summary>
public sealed class ConnectionMonitorTests
{
    [Fact]
    public void Status_ThatChanges_IsToldOnce()
    {
        var monitor = new ConnectionMonitor(TimeProvider.System);
        var told = new List<(bool IsConnected, string? Problem)>();
        using (monitor.Subscribe(status => told.Add((status.IsConnected, status.Problem))))
        {
            monitor.Contact(TimeProvider.System.GetUtcNow());
            monitor.Contact(TimeProvider.System.GetUtcNow());
            monitor.Disconnected();
            monitor.Failed("no route");
            monitor.Failed("no route");
        }

        monitor.Contact(TimeProvider.System.GetUtcNow());

        Assert.Equal([(true, null), (false, null), (false, "no route")], told);
    }
}
