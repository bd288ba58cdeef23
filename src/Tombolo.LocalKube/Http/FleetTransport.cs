using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace Tombolo.LocalKube.Http;

/// <summary>
/// Hands the connections of all clusters to one Kestrel: clusters come and go while it runs, and each costs a listening socket
/// instead of a server of its own.
/// </summary>
internal sealed class FleetTransport : IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener
{
    private readonly Channel<ConnectionContext> _connections = Channel.CreateUnbounded<ConnectionContext>();

    /// <summary>What Kestrel is told to listen on; nothing of the network.</summary>
    public EndPoint EndPoint { get; } = new FleetEndPoint();

    public bool CanBind(EndPoint endpoint) => endpoint is FleetEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(this);

    /// <summary>Gives a connection to Kestrel, which disposes of it.</summary>
    public bool TryHand(ConnectionContext connection) => _connections.Writer.TryWrite(connection);

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _connections.Reader.WaitToReadAsync(cancellationToken))
        {
            if (_connections.Reader.TryRead(out var connection))
            {
                return connection;
            }
        }

        return null;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _connections.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => UnbindAsync();
}
