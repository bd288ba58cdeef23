using System.Net;
using System.Net.Sockets;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Opens TCP connections and closes them again.</summary>
internal sealed class Dialer(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Tries all addresses, at once.</summary>
    public async Task<IReadOnlyList<Dial>> DialAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellationToken) =>
        await Task.WhenAll(addresses.Select(address => DialAsync(address, port, cancellationToken)));

    private async Task<Dial> DialAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(address, port, either.Token);
            return new Dial(address, time.GetElapsedTime(begin), null);
        }
        catch (SocketException failure)
        {
            return new Dial(address, time.GetElapsedTime(begin), failure.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Dial(address, time.GetElapsedTime(begin), $"no answer within {Patience.TotalSeconds:0} s");
        }
    }
}
