using Tombolo.Primary.Hub.Asks;
using Tombolo.Protocol.Payloads;
using Tombolo.Testing.Time;

namespace Tombolo.Server.Tests.Connections;

/// <summary>Questions to members over real connections.</summary>
public class AskTests
{
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_NobodyWaitsForAnswersAnyMore_CountsNoLonger()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        var (member, key) = hub.Join("shop-lyon");
        hub.Sets.Put("shop-lyon", ("a", "1"));
        var answers = new TaskCompletionSource();
        await using var secondary = new InProcessMember(hub, member, key) { AnswersAfter = answers.Task };
        await _time.UntilAsync(() => secondary.Value("a") == "1");
        var connections = new MemberConnections(hub.Hub.Sessions, hub.Hub.Presence);

        // As many as a member may owe, and it answers none; then whoever asked gives up.
        using var impatient = new CancellationTokenSource();
        var asked = Enumerable.Range(0, SessionAsks.Most).Select(_ => connections.AskAsync(member.Id, AskVerbs.WhoCan, default, impatient.Token)).ToArray();
        await _time.UntilAsync(() => secondary.Asked == SessionAsks.Most);
        Assert.Equal(AnswerReasons.Busy, (await connections.AskAsync(member.Id, AskVerbs.WhoCan, default, Cancelled))!.Reason);
        await impatient.CancelAsync();
        foreach (var ask in asked)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ask);
        }

        Assert.Equal(0, hub.Hub.Sessions.FindLive(member.Id)!.Asks.Count);
        answers.SetResult();
        var next = connections.AskAsync(member.Id, AskVerbs.WhoCan, default, Cancelled);
        await _time.UntilAsync(() => next.IsCompleted);
        Assert.Equal("heard", (await next)!.Message);
    }

    [Fact]
    public void SessionAsks_Forgotten_AreNotSentAndNotCounted()
    {
        var asks = new SessionAsks();
        var (first, second) = (new PendingAsk("1", AskVerbs.WhoCan, default), new PendingAsk("2", AskVerbs.WhoCan, default));
        Assert.True(asks.TryAdd(first) && asks.TryAdd(second));
        asks.Forget(first);

        Assert.True(asks.TryTakeUnsent(out var sent));
        Assert.Same(second, sent);
        Assert.False(asks.TryTakeUnsent(out _));
        Assert.Equal(1, asks.Count);
        asks.Forget(second);
        Assert.Equal(0, asks.Count);
        Assert.Null(asks.TakeSent("2"));
    }

    [Fact]
    public async Task SessionAsks_SessionIsOver_EveryoneLearnsThereIsNoAnswer()
    {
        var asks = new SessionAsks();
        var (sent, unsent) = (new PendingAsk("1", AskVerbs.WhoCan, default), new PendingAsk("2", AskVerbs.WhoCan, default));
        Assert.True(asks.TryAdd(sent) && asks.TryTakeUnsent(out _) && asks.TryAdd(unsent));

        asks.AbandonAll();

        Assert.Null(await sent.Answer);
        Assert.Null(await unsent.Answer);
        Assert.Equal(0, asks.Count);
    }
}
