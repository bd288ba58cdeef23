using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Tombolo.LocalKube.Http;

/// <summary>The loopback port of one cluster. It can be closed, with all its connections, and opened again.</summary>
internal sealed class ClusterListener(LocalCluster cluster, IConnectionListenerFactory sockets, FleetTransport transport)
{
    private const int Attempts = 100;

    // Below the ports that outgoing connections get, so that a port that is closed for a while is not lost to one of them.
    private const int LowestPort = 10_000;
    private const int HighestPort = 32_000;

    private readonly ConcurrentDictionary<ConnectionContext, bool> _connections = new();
    private IConnectionListener? _listener;

    /// <summary>The port, once it has been open.</summary>
    public int Port { get; private set; }

    /// <summary>Whether connections are taken.</summary>
    public bool IsOpen => _listener is not null;

    /// <summary>Opens the port; any free one when <paramref name="port"/> is 0.</summary>
    /// <exception cref="IOException">The port is in use, or none is free.</exception>
    public async Task OpenAsync(int port, CancellationToken cancellationToken)
    {
        if (_listener is not null)
        {
            return;
        }

        _listener = await BindAsync(port, cancellationToken);
        Port = ((IPEndPoint)_listener.EndPoint).Port;
        _ = AcceptAllAsync(_listener);
    }

    /// <summary>Closes the port and breaks its connections.</summary>
    public async Task CloseAsync()
    {
        if (_listener is not { } listener)
        {
            return;
        }

        _listener = null;
        await listener.UnbindAsync(CancellationToken.None);
        await listener.DisposeAsync();
        Break();
    }

    /// <summary>Breaks all connections; the port stays open.</summary>
    public void Break()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Abort(new ConnectionAbortedException($"cluster {cluster.Name} is stopped"));
        }
    }

    private async Task<IConnectionListener> BindAsync(int port, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var candidate = port == 0 ? Random.Shared.Next(LowestPort, HighestPort) : port;
            try
            {
                return await sockets.BindAsync(new IPEndPoint(IPAddress.Loopback, candidate), cancellationToken);
            }
            catch (Exception exception) when (port == 0 && attempt < Attempts && exception is AddressInUseException or SocketException)
            {
                // Somebody has it; the next one.
            }
        }
    }

    private async Task AcceptAllAsync(IConnectionListener listener)
    {
        while (await AcceptAsync(listener) is { } connection)
        {
            connection.Features.Set(cluster);
            _connections[connection] = true;
            connection.ConnectionClosed.Register(() => _connections.TryRemove(connection, out bool _));
            if (!transport.TryHand(connection))
            {
                await connection.DisposeAsync();
            }
        }
    }

    private static async Task<ConnectionContext?> AcceptAsync(IConnectionListener listener)
    {
        try
        {
            return await listener.AcceptAsync();
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            return null;
        }
    }
}
