using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tombolo.Testing.Proxies;

/// <summary>
/// A real forward proxy: <c>CONNECT</c> and requests for absolute URLs, with Basic authentication. It alone knows where the names lead, so that
/// what arrives came through it.
/// </summary>
public sealed class ForwardProxy : IAsyncDisposable
{
    private const int LongestHead = 32 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly ConcurrentDictionary<string, IPEndPoint> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> _passed = [];
    private readonly string _expected;
    private readonly Task _accepting;
    private int _refused;

    public ForwardProxy(string user, string password)
    {
        _expected = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Url = $"http://{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}@127.0.0.1:{Port}";
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>The value for <c>HTTPS_PROXY</c>, user and password included.</summary>
    public string Url { get; }

    /// <summary>First lines of the requests that were let through.</summary>
    public IReadOnlyCollection<string> Passed => _passed;

    /// <summary>Requests without the right credentials.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>From now on this <c>host:port</c> leads there.</summary>
    public void Route(string hostAndPort, IPEndPoint destination) => _names[hostAndPort] = destination;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _connections.Add(Task.Run(() => ServeAsync(client)));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadHeadAsync(stream) is { } head && !await TryPassAsync(stream, head))
                {
                    Interlocked.Increment(ref _refused);
                    await WriteAsync(stream, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"egress\"\r\nContent-Length: 0\r\n\r\n");
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One side went away.
            }
        }
    }

    /// <returns>False when the credentials are missing or wrong.</returns>
    private async Task<bool> TryPassAsync(NetworkStream client, string head)
    {
        var lines = head.Split("\r\n");
        if (!lines.Any(line => line.StartsWith("Proxy-Authorization:", StringComparison.OrdinalIgnoreCase) && line.Split(':', 2)[1].Trim() == _expected))
        {
            return false;
        }

        var target = lines[0].Split(' ')[1];
        if (!lines[0].StartsWith("CONNECT ", StringComparison.Ordinal) || !_names.TryGetValue(target, out var destination))
        {
            await WriteAsync(client, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
            return true;
        }

        _passed.Enqueue(lines[0]);
        using var server = new TcpClient();
        await server.ConnectAsync(destination, _stop.Token);
        await WriteAsync(client, "HTTP/1.1 200 Connection established\r\n\r\n");
        var upstream = server.GetStream();
        await Task.WhenAny(client.CopyToAsync(upstream, _stop.Token), upstream.CopyToAsync(client, _stop.Token));
        return true;
    }

    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < LongestHead && await stream.ReadAsync(one, _stop.Token) > 0)
        {
            head.Add(one[0]);
            if (head.Count >= 4 && head[^4] == '\r' && head[^3] == '\n' && head[^2] == '\r' && head[^1] == '\n')
            {
                return Encoding.ASCII.GetString([.. head]);
            }
        }

        return null;
    }

    private Task WriteAsync(NetworkStream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), _stop.Token).AsTask();
}
