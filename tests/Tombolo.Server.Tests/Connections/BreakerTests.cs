using System.Net;
using System.Net.Sockets;
using System.Text;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;
using Tombolo.Testing.Time;

namespace Tombolo.Server.Tests.Connections;

/// <summary>A slow, dead or hostile member, or stranger, costs the others nothing (design section 6, "breaker per cluster").</summary>
public sealed class BreakerTests
{
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reader_Hangs_OthersGetEveryChangeAndItIsCutOff()
    {
        const int Others = 10;
        const int Changes = 20;
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        var (slow, slowKey) = hub.Join("slow");

        // More than what the sockets in between take.
        hub.Sets.Put(["slow"], [.. Enumerable.Range(0, 24).Select(index => FixedSets.Item($"big-{index}", new string('x', 2 * 1024 * 1024)))]);
        using var hanging = new HangingMember(hub, slow, slowKey);
        await hanging.HangAsync(Cancelled);
        Assert.NotNull(hub.Hub.Sessions.FindLive(slow.Id));

        var names = Enumerable.Range(0, Others).Select(index => $"other-{index}").ToList();
        var members = names.Select(name => hub.Join(name)).ToList();
        var others = members.Select(joined => new InProcessMember(hub, joined.Member, joined.Key)).ToList();
        for (var change = 1; change <= Changes; change++)
        {
            hub.Sets.Put(names, [FixedSets.Item("a", $"{change}")]);
            await _time.UntilAsync(() => others.All(other => other.Value("a") == $"{change}"));
        }

        // Nobody was cut because of it, and nobody but it is cut now.
        await _time.UntilAsync(() => hub.Hub.Sessions.FindLive(slow.Id) is null);
        Assert.False(hub.Hub.Presence.Find(slow.Id)!.IsConnected);
        Assert.All(members, joined => Assert.NotNull(hub.Hub.Sessions.FindLive(joined.Member.Id)));
        Assert.All(others, other => Assert.True(other.Monitor.Status.IsConnected));
        foreach (var other in others)
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task Sender_TricklesItsRequest_IsSentAway()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, hub.Address.Port, Cancelled);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /k10/mc/v1/session HTTP/1.1\r\nHost: hub\r\nContent-Length: 1000\r\n\r\n{"), Cancelled);
        var answer = new StreamReader(stream).ReadLineAsync(Cancelled).AsTask();
        await _time.PassAsync(TimeSpan.FromSeconds(8));
        Assert.False(answer.IsCompleted);
        await stream.WriteAsync("\""u8.ToArray(), Cancelled);
        await _time.UntilAsync(() => answer.IsCompleted);
    }

    [Fact]
    public async Task Sessions_TooManyOfOneCluster_AreDelayedAndItIsToldForHowLong()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        var (member, key) = hub.Join("busy");
        using var busy = new HangingMember(hub, member, key);
        for (var session = 0; session < 20; session++)
        {
            Assert.IsType<SessionEstablished>(await busy.OpenAsync(Cancelled));
        }

        var refused = Assert.IsType<SessionRefused>(await busy.OpenAsync(Cancelled));
        Assert.Equal(nameof(RefusalReasons.TooManySessions), refused.Reason);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.RetryAfter);
        var (other, otherKey) = hub.Join("other");
        using var calm = new HangingMember(hub, other, otherKey);
        Assert.IsType<SessionEstablished>(await calm.OpenAsync(Cancelled));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.IsType<SessionEstablished>(await busy.OpenAsync(Cancelled));
    }

    [Fact]
    public async Task Stranger_AsksTooOften_IsSentAwayAndMembersFromThereAreNot()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        var (member, key) = hub.Join("shop-lyon");
        using var secondary = new HangingMember(hub, member, key);
        using var http = new HttpClient();
        var session = new Uri(hub.Address, "/k10/mc/v1/session");
        for (var request = 0; request < 60; request++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsync(session, new StringContent("{}"), Cancelled)).StatusCode);
        }

        using var refused = await http.PostAsync(session, new StringContent("{}"), Cancelled);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.IsType<SessionEstablished>(await secondary.OpenAsync(Cancelled));

        // Whom the nearest proxy forwards for is told apart.
        using var request2 = new HttpRequestMessage(HttpMethod.Post, session) { Content = new StringContent("{}"), Headers = { { "X-Forwarded-For", "6.6.6.6, 192.0.2.7" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(request2, Cancelled)).StatusCode);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsync(session, new StringContent("{}"), Cancelled)).StatusCode);
    }
}
