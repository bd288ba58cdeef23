using Tombolo.Secondary.Connection;
using Tombolo.Testing.Time;

namespace Tombolo.Secondary.Tests.Connection;

public sealed class PathKnowledgeTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void StreamHeldBack_Polls_UntilItIsTriedAgainAndEachTimeForLonger()
    {
        var path = new PathKnowledge(_time);
        Assert.False(path.IsPolled);
        foreach (var minutes in new[] { 10, 20, 40, 60, 60 })
        {
            path.StreamHeldBack();
            _time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.True(path.IsPolled);
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.False(path.IsPolled);
        }
    }

    [Fact]
    public void StreamHeldBack_AfterAStreamThatWorked_IsRememberedForTheShortestTimeAgain()
    {
        var path = new PathKnowledge(_time);
        path.StreamHeldBack();
        path.StreamHeldBack();
        _time.Advance(TimeSpan.FromHours(1));
        path.StreamCut(proven: TimeSpan.FromMinutes(3), idle: TimeSpan.FromSeconds(4));
        path.StreamHeldBack();
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.False(path.IsPolled);
    }

    [Fact]
    public void StreamUnheard_TwiceInARow_Polls()
    {
        var path = new PathKnowledge(_time);
        path.StreamUnheard();
        path.StreamCut(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(1));
        path.StreamUnheard();
        Assert.False(path.IsPolled);
        path.StreamUnheard();
        Assert.True(path.IsPolled);
    }

    [Theory]
    [InlineData(0, 5, 1, null)] // once may be anything
    [InlineData(0, 5, 2, 2.5)]
    [InlineData(3, 5, 2, 2.5)] // something was said at first
    [InlineData(0, 1.2, 2, 1.0)] // never more often than once a second
    [InlineData(0, 0.5, 5, null)] // cut in the middle of work: not because it was idle
    [InlineData(15, 5, 5, null)] // pings came through before
    [InlineData(0, 16, 5, null)]
    public void StreamCut_WhileIdle_AsksForMorePings(double proven, double idle, int cuts, double? expected)
    {
        var path = new PathKnowledge(_time);
        for (var cut = 0; cut < cuts; cut++)
        {
            path.StreamCut(TimeSpan.FromSeconds(proven), TimeSpan.FromSeconds(idle));
        }

        Assert.Equal(expected, path.Ping?.TotalSeconds);
    }

    [Fact]
    public void StreamCut_LongAgo_IsForgotten()
    {
        var path = new PathKnowledge(_time);
        path.StreamCut(TimeSpan.Zero, TimeSpan.FromSeconds(6));
        path.StreamCut(TimeSpan.Zero, TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.FromSeconds(2), path.Ping);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(path.Ping);
        path.StreamCut(TimeSpan.Zero, TimeSpan.FromSeconds(6));
        Assert.Null(path.Ping);
    }

    [Fact]
    public void PollCut_AgainAndAgain_HalvesTheHoldDownToASecond()
    {
        var path = new PathKnowledge(_time);
        Assert.Equal(20, path.Hold.TotalSeconds);
        double[] holds = [10, 5, 2.5, 1.25, 1, 1];
        Assert.Equal(holds, holds.Select(_ =>
        {
            path.PollCut();
            return path.Hold.TotalSeconds;
        }));
    }
}
