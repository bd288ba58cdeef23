using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using Tombolo.Protocol.Tunnel;
using Tombolo.Server.Tests.Connections;
using Tombolo.Testing.Waiting;

namespace Tombolo.Server.Tests.Tunnels;

/// <summary>A cluster that was taken over answers through its tunnel whatever it likes (issue "Multi-Cluster Manager", Done means).</summary>
public sealed class HostileMemberTests
{
    private static readonly string[] Expected =
    [
        "Cache-Control: no-store, no-transform",
        "Content-Disposition: attachment",
        "Content-Security-Policy: sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cross-Origin-Resource-Policy: same-origin",
        "Referrer-Policy: no-referrer",
        "X-Accel-Buffering: no",
        "X-Content-Type-Options: nosniff",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, TunnelHeader, string> Heads => new()
    {
        { "a page", new("Content-Type", "text/html; charset=utf-8"), "application/octet-stream" },
        { "a page by another name", new("Content-Type", "application/xhtml+xml"), "application/octet-stream" },
        { "a picture with a script", new("Content-Type", "image/svg+xml"), "application/octet-stream" },
        { "a script", new("Content-Type", "text/javascript"), "application/octet-stream" },
        { "a type that begins well", new("Content-Type", "application/json,text/html"), "application/octet-stream" },
        { "a cookie", new("Set-Cookie", "tombolo-session=forged; Path=/"), "" },
        { "a redirect of pages", new("Refresh", "0;url=https://evil.example"), "" },
        { "a policy", new("Content-Security-Policy", "default-src * 'unsafe-inline'"), "" },
        { "another origin", new("Access-Control-Allow-Origin", "*"), "" },
        { "a worker", new("Service-Worker-Allowed", "/"), "" },
        { "a page to be shown", new("Content-Disposition", "inline"), "" },
        { "something to be kept", new("Cache-Control", "public, max-age=31536000"), "" },
        { "a header in a header", new("Warning", "299 -\r\nSet-Cookie: a=b"), "" },
        { "a question for a password", new("WWW-Authenticate", "Basic"), "" },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task Answer_MadeForABrowser_IsNothingToIt(string what, TunnelHeader header, string contentType)
    {
        await using var reviews = await Reviews.StartAsync();
        await using var hub = await InProcessHub.StartAsync(TimeProvider.System, Cancelled, reviews.Client);
        await using var evil = Start(hub, async stream =>
        {
            await stream.SendHeadAsync(new TunnelResponseHead(200, [header]), stream.Ended);
            await stream.WriteAsync("<script>alert(1)</script>"u8.ToArray(), stream.Ended);
            await stream.EndAsync(stream.Ended);
        });
        using var response = await GetAsync(hub);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType?.ToString() ?? "");
        Assert.Equal("<script>alert(1)</script>", await response.Content.ReadAsStringAsync(Cancelled));
        var said = response.Headers.Concat(response.Content.Headers)
            .Where(found => found.Key is not ("Date" or "Transfer-Encoding" or "Content-Type" or "Server"))
            .Select(found => $"{found.Key}: {string.Join(", ", found.Value)}")
            .Order(StringComparer.Ordinal);
        Assert.True(Expected.SequenceEqual(said), $"{what}: {string.Join('\n', said)}");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Answer_Redirect_LeadsNowhere(int status)
    {
        await using var reviews = await Reviews.StartAsync();
        await using var hub = await InProcessHub.StartAsync(TimeProvider.System, Cancelled, reviews.Client);
        await using var evil = Start(hub, stream => stream.SendHeadAsync(new TunnelResponseHead(status, [new TunnelHeader("Location", "https://evil.example")]), stream.Ended).AsTask());
        using var response = await GetAsync(hub);
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Null(response.Headers.Location);
        Assert.Contains("cluster evil answered with a redirect", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_Endless_IsHeldBackAndNobodyElseNotices()
    {
        await using var reviews = await Reviews.StartAsync();
        await using var hub = await InProcessHub.StartAsync(TimeProvider.System, Cancelled, reviews.Client);
        long sent = 0;
        await using var evil = Start(hub, async stream =>
        {
            await stream.SendHeadAsync(new TunnelResponseHead(200, []), stream.Ended);
            for (var part = new byte[TunnelLimits.PayloadBytes]; ; Interlocked.Add(ref sent, part.Length))
            {
                await stream.WriteAsync(part, stream.Ended);
            }
        });
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync(hub)));
        var (member, key) = hub.Join("calm");
        await using var calm = new InProcessMember(hub, member, key);
        for (var change = 1; change <= 10; change++)
        {
            hub.Sets.Put("calm", ("a", $"{change}"));
            await Eventually.TrueAsync(() => calm.Value("a") == $"{change}", TimeSpan.FromSeconds(20), $"change {change} arrives");
        }

        // It stands still: the windows, and what sockets and pipes in between hold.
        var before = -1L;
        await Eventually.TrueAsync(() => Interlocked.Exchange(ref before, Interlocked.Read(ref sent)) == Interlocked.Read(ref sent), TimeSpan.FromSeconds(20), "nothing more is sent");
        Assert.InRange(Interlocked.Read(ref sent), 0, 8 * (TunnelLimits.Window + (8L * 1024 * 1024)));
        foreach (var answer in answers)
        {
            answer.Dispose();
        }

        Assert.NotNull(hub.Hub.Sessions.FindLive("uid-evil"));
    }

    [Theory]
    [InlineData("more than the window")]
    [InlineData("a request that never was")]
    [InlineData("noise")]
    [InlineData("a text")]
    [InlineData("a huge head")]
    [InlineData("nothing, and hangs up")]
    public async Task Frames_AgainstTheRules_EndTheTunnelAndNothingElse(string what)
    {
        await using var reviews = await Reviews.StartAsync();
        await using var hub = await InProcessHub.StartAsync(TimeProvider.System, Cancelled, reviews.Client);
        var (victim, victimKey) = hub.Join("calm");
        await using var calm = new HostileMember(hub, victim, victimKey, HostileMember.Answering(hub.Time, FineAsync));
        var (member, key) = hub.Join("evil");
        await using var evil = new HostileMember(hub, member, key, (socket, keys) => MisbehaveAsync(what, socket, keys));
        await Eventually.TrueAsync(() => hub.Hub.Sessions.Live().Count == 2);
        for (var request = 0; request < 3; request++)
        {
            using var response = await GetAsync(hub);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            using var other = await GetAsync(hub, "calm");
            Assert.Equal("fine", await other.Content.ReadAsStringAsync(Cancelled));
        }

        Assert.Equal(1, calm.Dialled);
        Assert.InRange(evil.Dialled, 2, 6);
        Assert.Equal(2, hub.Hub.Sessions.Live().Count);
    }

    private static HostileMember Start(InProcessHub hub, Func<TunnelStream, Task> answer)
    {
        var (member, key) = hub.Join("evil");
        return new HostileMember(hub, member, key, HostileMember.Answering(hub.Time, answer));
    }

    private static async Task FineAsync(TunnelStream stream)
    {
        await stream.SendHeadAsync(new TunnelResponseHead(200, []), stream.Ended);
        await stream.WriteAsync("fine"u8.ToArray(), stream.Ended);
        await stream.EndAsync(stream.Ended);
    }

    private static async Task MisbehaveAsync(string what, WebSocket socket, TunnelKeys keys)
    {
        using var writer = new TunnelFrameWriter(keys.MemberToHub);
        var message = new byte[TunnelFrameWriter.MessageLength];
        async Task SendAsync(TunnelFrameType type, uint stream, byte[] payload) =>
            await socket.SendAsync(message.AsMemory(0, writer.Write(type, stream, payload, message)), WebSocketMessageType.Binary, endOfMessage: true, Cancelled);

        // The request comes first.
        await socket.ReceiveAsync(new byte[TunnelFrameWriter.MessageLength].AsMemory(), Cancelled);
        switch (what)
        {
            case "more than the window":
                for (var sent = 0; sent < 20; sent++)
                {
                    await SendAsync(TunnelFrameType.Data, 1, new byte[TunnelLimits.PayloadBytes]);
                }

                break;
            case "a request that never was":
                await SendAsync(TunnelFrameType.Data, 7, new byte[10]);
                break;
            case "noise":
                await socket.SendAsync(new byte[1000], WebSocketMessageType.Binary, endOfMessage: true, Cancelled);
                break;
            case "a text":
                await socket.SendAsync(Encoding.UTF8.GetBytes("HTTP/1.1 200 OK"), WebSocketMessageType.Text, endOfMessage: true, Cancelled);
                break;
            case "a huge head":
                await socket.SendAsync(new byte[10 * 1024 * 1024], WebSocketMessageType.Binary, endOfMessage: true, Cancelled);
                break;
            default:
                socket.Abort();
                break;
        }
    }

    private static async Task<HttpResponseMessage> GetAsync(InProcessHub hub, string cluster = "evil")
    {
        await Eventually.TrueAsync(() => hub.Hub.Sessions.FindLive($"uid-{cluster}") is not null);
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(hub.Address, $"/k10/mc/v1/clusters/{cluster}/k8s/api/v1/pods"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "alice");
        return await new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).SendAsync(request, Cancelled);
    }
}
