using Tombolo.Protocol.Payloads;
using Tombolo.Testing.Proxies;
using Tombolo.Testing.Time;

namespace Tombolo.Server.Tests.Connections;

/// <summary>Both real ends of a connection with a real proxy in between that does what proxies do (design section 6).</summary>
public sealed class DifficultWayTests
{
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Way_PassesStreams_FollowsOneStream()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        await using var ingress = await DifficultIngress.StartAsync(new IngressManners(), _time, Cancelled);
        ingress.Upstream = hub.Address;
        var (member, key) = hub.Join("shop-lyon");
        await using var secondary = new InProcessMember(hub, member, key, ingress.Url);
        await GoThroughAsync(hub, secondary);

        // One session, one sync, and reports.
        await _time.UntilAsync(() => hub.Reports.All.Count >= 3);
        await _time.PassAsync(TimeSpan.FromMinutes(2));
        Assert.InRange(ingress.Requests, 2, 2 + hub.Reports.All.Count + 5);
        Assert.False(hub.Hub.Sessions.FindLive(member.Id)!.IsPolled);
    }

    [Fact]
    public async Task Way_HoldsStreamsBack_IsPolledAndDeliversTheSame()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        await using var ingress = await DifficultIngress.StartAsync(new IngressManners { BuffersAnswers = true }, _time, Cancelled);
        ingress.Upstream = hub.Address;
        var (member, key) = hub.Join("shop-lyon");
        await using var secondary = new InProcessMember(hub, member, key, ingress.Url);
        await GoThroughAsync(hub, secondary);
        Assert.True(hub.Hub.Sessions.FindLive(member.Id)!.IsPolled);

        // Questions arrive too, and their answers.
        var connections = new Primary.Hub.Asks.MemberConnections(hub.Hub.Sessions, hub.Hub.Presence);
        var answer = connections.AskAsync(member.Id, AskVerbs.Leave, default, Cancelled);
        await _time.UntilAsync(() => answer.IsCompleted);
        Assert.Equal("heard", (await answer)!.Message);

        // Quiet polls are held: not a request a second.
        var before = ingress.Requests;
        await _time.PassAsync(TimeSpan.FromMinutes(2));
        Assert.InRange(ingress.Requests - before, 6, 20);
        Assert.Equal(0, ingress.Cuts);
    }

    [Fact]
    public async Task Way_NoLongerHoldsStreamsBack_IsNoticedAfterATime()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        await using var ingress = await DifficultIngress.StartAsync(new IngressManners { BuffersAnswers = true }, _time, Cancelled);
        ingress.Upstream = hub.Address;
        var (member, key) = hub.Join("shop-lyon");
        hub.Sets.Put("shop-lyon", ("a", "1"));
        await using var secondary = new InProcessMember(hub, member, key, ingress.Url);
        await _time.UntilAsync(() => hub.Hub.Sessions.FindLive(member.Id)?.IsPolled == true && secondary.Value("a") == "1");

        ingress.Manners = new IngressManners();
        for (var minute = 0; minute < 12 && hub.Hub.Sessions.FindLive(member.Id)?.IsPolled != false; minute++)
        {
            await _time.PassAsync(TimeSpan.FromMinutes(1));
        }

        Assert.False(hub.Hub.Sessions.FindLive(member.Id)!.IsPolled);
        hub.Sets.Put("shop-lyon", ("a", "2"));
        await _time.UntilAsync(() => secondary.Value("a") == "2");
    }

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 8)]
    public async Task Way_CutsIdleConnections_LearnsToKeepThemBusy(bool buffersAnswers, int idleSeconds)
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        await using var ingress = await DifficultIngress.StartAsync(
            new IngressManners { BuffersAnswers = buffersAnswers, IdleLimit = TimeSpan.FromSeconds(idleSeconds) }, _time, Cancelled);
        ingress.Upstream = hub.Address;
        var (member, key) = hub.Join("shop-lyon");
        await using var secondary = new InProcessMember(hub, member, key, ingress.Url);
        await GoThroughAsync(hub, secondary);
        if (!buffersAnswers)
        {
            await _time.UntilAsync(() => ingress.Cuts >= 2 && secondary.Monitor.Status.IsConnected);

            // Simulated minutes may be faster than the network of a busy machine; who has learnt nothing is cut more than ten times in each.
            Assert.True(await PassesAMinuteWithoutACutAsync(ingress));
        }

        Assert.True(secondary.Monitor.Status.IsConnected);
    }

    private async Task<bool> PassesAMinuteWithoutACutAsync(DifficultIngress ingress)
    {
        for (var minute = 0; minute < 5; minute++)
        {
            var cuts = ingress.Cuts;
            await _time.PassAsync(TimeSpan.FromMinutes(1));
            if (ingress.Cuts == cuts)
            {
                return true;
            }
        }

        return false;
    }

    [Fact]
    public async Task Way_CutsEveryConnectionAfterAWhile_ComesBackAtOnceEachTime()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        await using var ingress = await DifficultIngress.StartAsync(new IngressManners { RequestLimit = TimeSpan.FromSeconds(30) }, _time, Cancelled);
        ingress.Upstream = hub.Address;
        var (member, key) = hub.Join("shop-lyon");
        await using var secondary = new InProcessMember(hub, member, key, ingress.Url);
        await GoThroughAsync(hub, secondary);
        await _time.PassAsync(TimeSpan.FromMinutes(5));

        // A cut of a healthy stream is no failure: the tenth wait is as short as the first.
        Assert.InRange(ingress.Cuts, 8, 10);
        hub.Sets.Put("shop-lyon", ("a", "last"));
        await _time.UntilAsync(() => secondary.Value("a") == "last");
    }

    [Fact]
    public async Task Way_LimitsBodies_ReportsArriveInParts()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        await using var ingress = await DifficultIngress.StartAsync(new IngressManners { BodyLimit = 1024 * 1024 }, _time, Cancelled);
        ingress.Upstream = hub.Address;
        var (member, key) = hub.Join("shop-lyon");
        var results = Enumerable.Range(0, 3000).Select(index => new ItemResult($"/v1/ConfigMap/c{index}", "etag", "Failed", "Refused", new string('x', 1000))).ToList();
        await using var secondary = new InProcessMember(hub, member, key, ingress.Url) { Results = results };
        hub.Sets.Put("shop-lyon", ("a", "1"));
        await _time.UntilAsync(() => hub.Reports.Acknowledged("shop-lyon") is not null);

        Assert.Equal(0, ingress.Refusals);
        Assert.Equal(results.Select(result => result.Key), hub.Reports.All.SelectMany(entry => entry.Report.Results).Select(result => result.Key));
        Assert.True(hub.Reports.All.First().Report.Reset);
        Assert.DoesNotContain(hub.Reports.All.Skip(1), entry => entry.Report.Reset);

        // A revision is acknowledged with the last part: nobody takes a part for the whole.
        var parts = hub.Reports.All.Where(entry => entry.Report.Results.Count > 0).ToList();
        Assert.True(parts.Count > 3);
        Assert.All(parts.SkipLast(1), part => Assert.Null(part.Report.Revision));
    }

    /// <summary>Something is to be held, changes, goes, and the hub hears of it; then the hub begins a new term.</summary>
    private async Task GoThroughAsync(InProcessHub hub, InProcessMember secondary)
    {
        const string Name = "shop-lyon";
        hub.Sets.Put(Name, ("a", "1"), ("b", "1"));
        await _time.UntilAsync(() => secondary.Value("a") == "1" && secondary.Value("b") == "1");
        hub.Sets.Put(Name, ("a", "2"), ("b", "1"));
        await _time.UntilAsync(() => secondary.Value("a") == "2");
        hub.Sets.Put(Name, ("a", "2"));
        await _time.UntilAsync(() => secondary.Value("b") is null);
        await _time.UntilAsync(() => hub.Reports.Acknowledged(Name)?.Sequence == secondary.Desired!.Revision.Sequence);
        hub.Restart();
        hub.Sets.Put(Name, ("a", "3"));
        await _time.UntilAsync(() => secondary.Value("a") == "3");
    }
}
