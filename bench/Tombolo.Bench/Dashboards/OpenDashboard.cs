using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tombolo.Bench.Dashboards;

/// <summary>The event stream of one open page, over a bare socket, so that next to nothing but the server's side of it is weighed.</summary>
internal sealed class OpenDashboard : IDisposable
{
    private static readonly byte[] Event = "event: change"u8.ToArray();
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<OpenDashboard> OpenAsync(Uri server, string token, CancellationToken cancellationToken)
    {
        var opened = new OpenDashboard();
        await opened._socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellationToken);
        await opened._socket.SendAsync(Encoding.ASCII.GetBytes($"GET {server.AbsolutePath}mc/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n"), cancellationToken);
        await opened.WaitForAsync("event: hello"u8.ToArray(), cancellationToken);
        return opened;
    }

    /// <summary>Returns when the next change is here.</summary>
    public Task WaitForChangeAsync(CancellationToken cancellationToken) => WaitForAsync(Event, cancellationToken);

    public void Dispose() => _socket.Dispose();

    private async Task WaitForAsync(byte[] wanted, CancellationToken cancellationToken)
    {
        var buffer = new byte[2048];
        for (var length = 0; buffer.AsSpan(0, length).IndexOf(wanted) < 0;)
        {
            // Beats of the stream come in between; what was looked at in vain is forgotten but for what could be a beginning.
            if (length > buffer.Length / 2)
            {
                buffer.AsSpan(length - wanted.Length, wanted.Length).CopyTo(buffer);
                length = wanted.Length;
            }

            var read = await _socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += read > 0 ? read : throw new IOException("the event stream ended");
        }
    }
}
