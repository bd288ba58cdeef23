using System.Text;
using Tombolo.Protocol.Tunnel;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Protocol.Tests.Tunnel;

public sealed class TunnelConnectionTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<TunnelConnection> _open = [];
    private Task<string> _hubRunning = Task.FromResult("");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _open.ForEach(connection => connection.Dispose());

    [Fact]
    public async Task Requests_ManyAtOnceWithBodies_AreEachAnsweredWithTheirOwn()
    {
        var hub = Connect(EchoAsync);
        var answers = await Task.WhenAll(Enumerable.Range(0, TunnelLimits.Streams).Select(async number =>
        {
            using var stream = await hub.OpenAsync(Tunnels.Post with { Query = $"n={number}" }, Cancelled);
            var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{number},", 20_000)));
            var sending = SendAsync(stream, body);
            Assert.Equal(200 + number, (await stream.Head).Status);
            var back = await ReadAllAsync(stream);
            await sending;
            return back.AsSpan().SequenceEqual(body);
        }));

        Assert.All(answers, Assert.True);
        Assert.Equal(0, hub.Count);
        Assert.True(hub.IsOpen);
    }

    [Fact]
    public async Task Body_NobodyReads_StopsAtTheWindowAndOthersGoOn()
    {
        long sent = 0;
        var hub = Connect(async stream =>
        {
            await stream.SendHeadAsync(Tunnels.Fine, stream.Ended);
            if (stream.Request.Query == "endless")
            {
                for (var part = new byte[1000]; ; Interlocked.Add(ref sent, part.Length))
                {
                    await stream.WriteAsync(part, stream.Ended);
                }
            }

            await stream.EndAsync(stream.Ended);
        });
        var endless = await hub.OpenAsync(Tunnels.Get with { Query = "endless" }, Cancelled);
        await Eventually.TrueAsync(() => Interlocked.Read(ref sent) == TunnelLimits.Window / 1000 * 1000, TimeSpan.FromSeconds(10), "the window is full");
        for (var request = 0; request < 10; request++)
        {
            using var other = await hub.OpenAsync(Tunnels.Get, Cancelled);
            Assert.Empty(await ReadAllAsync(other));
        }

        Assert.Equal(TunnelLimits.Window / 1000 * 1000, Interlocked.Read(ref sent));

        // Reading lets it go on, and giving up ends it.
        var buffer = new byte[TunnelLimits.Window];
        for (var read = 0; read < 4 * TunnelLimits.Window;)
        {
            read += await endless.ReadAsync(buffer, Cancelled);
        }

        endless.Dispose();
        var atTheEnd = 0L;
        await Eventually.TrueAsync(
            () => Interlocked.Exchange(ref atTheEnd, Interlocked.Read(ref sent)) == Interlocked.Read(ref sent) && hub.Count == 0, TimeSpan.FromSeconds(10), "it stops");
        await Assert.ThrowsAsync<TunnelBrokenException>(async () => await endless.ReadAsync(buffer, Cancelled));
    }

    [Fact]
    public async Task Request_GivenUp_EndsTheWorkOnTheOtherSide()
    {
        var began = new TaskCompletionSource<TunnelStream>(TaskCreationOptions.RunContinuationsAsynchronously);
        var hub = Connect(stream =>
        {
            began.SetResult(stream);
            return Task.Delay(Timeout.Infinite, stream.Ended);
        });
        var request = await hub.OpenAsync(Tunnels.Get, Cancelled);
        var served = await began.Task;
        Assert.False(served.Ended.IsCancellationRequested);
        request.Dispose();
        await Eventually.TrueAsync(() => served.Ended.IsCancellationRequested, TimeSpan.FromSeconds(10), "the work ends");
        await Assert.ThrowsAsync<TunnelBrokenException>(() => request.Head);
        Assert.True(hub.IsOpen);
    }

    [Fact]
    public async Task Answer_BeforeTheBodyWasRead_IsWholeAndStopsTheBody()
    {
        var hub = Connect(async stream =>
        {
            await stream.SendHeadAsync(Tunnels.Fine with { Status = 413 }, stream.Ended);
            await stream.WriteAsync("too much"u8.ToArray(), stream.Ended);
            await stream.EndAsync(stream.Ended);
        });
        using var request = await hub.OpenAsync(Tunnels.Post, Cancelled);
        var sending = SendAsync(request, new byte[4 * TunnelLimits.Window]);
        Assert.Equal(413, (await request.Head).Status);
        Assert.Equal("too much", Encoding.UTF8.GetString(await ReadAllAsync(request)));
        await Assert.ThrowsAsync<TunnelBrokenException>(() => sending);
    }

    [Fact]
    public async Task Tunnel_Closes_EverythingInItEndsWithTheReason()
    {
        var hub = Connect(stream => Task.Delay(Timeout.Infinite, stream.Ended));
        using var request = await hub.OpenAsync(Tunnels.Get, Cancelled);
        _open[1].RequestClose("the session of this tunnel ended");
        var broken = await Assert.ThrowsAsync<TunnelBrokenException>(() => request.Head);
        Assert.Equal("the session of this tunnel ended", broken.Message);
        Assert.Equal("the session of this tunnel ended", await _hubRunning);
        await Assert.ThrowsAsync<TunnelBrokenException>(async () => await hub.OpenAsync(Tunnels.Get, Cancelled));
    }

    private static async Task EchoAsync(TunnelStream stream)
    {
        var number = int.Parse(stream.Request.Query.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);
        await stream.SendHeadAsync(Tunnels.Fine with { Status = 200 + number }, stream.Ended);
        await SendAsync(stream, await ReadAllAsync(stream));
    }

    private static async Task SendAsync(TunnelStream stream, byte[] body)
    {
        await stream.WriteAsync(body, Cancelled);
        await stream.EndAsync(Cancelled);
    }

    private static async Task<byte[]> ReadAllAsync(TunnelStream stream)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[10_000];
        int read;
        while ((read = await stream.ReadAsync(buffer, Cancelled)) > 0)
        {
            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }

    private TunnelConnection Connect(Func<TunnelStream, Task> serve)
    {
        var (hubSocket, memberSocket) = Tunnels.Sockets();
        var hub = TunnelConnection.OfHub(hubSocket, Tunnels.Keys(), _time);
        var member = TunnelConnection.OfMember(memberSocket, Tunnels.Keys(), _time, serve);
        _open.AddRange([hub, member]);
        _hubRunning = hub.RunAsync(Cancelled);
        _ = member.RunAsync(Cancelled);
        return hub;
    }
}
