using Tombolo.Secondary.Connection;

namespace Tombolo.Secondary.Tests.Connection;

public sealed class ReconnectBackOffTests
{
    /// <summary>Always the longest of a step.</summary>
    private sealed class NoJitter : Random
    {
        public override double NextDouble() => 1;
    }

    [Fact]
    public void Next_FailureAfterFailure_DoublesUpToAMinute()
    {
        var backOff = new ReconnectBackOff(new NoJitter());
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(0, 8).Select(_ => Fail(backOff)));

        static double Fail(ReconnectBackOff backOff)
        {
            backOff.Ended(TimeSpan.Zero);
            return backOff.Next().TotalSeconds;
        }
    }

    [Fact]
    public void Next_WhileNobodyIsThere_IsAQuarterOfTheTimeAway()
    {
        var backOff = new ReconnectBackOff(new NoJitter());
        var away = TimeSpan.Zero;
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var wait = backOff.Next(wasAway: true);
            Assert.InRange(wait.TotalSeconds, 1, Math.Min(60, 1 + (away.TotalSeconds / 4) + 0.001));
            away += wait;
        }

        Assert.Equal(60, backOff.Next(wasAway: true).TotalSeconds);
    }

    [Fact]
    public void Next_SomebodyAnsweredThatIsToBeSpared_DoublesFromThere()
    {
        var backOff = new ReconnectBackOff(new NoJitter());
        Assert.Equal([1, 1.25, 2.5, 5], new[] { true, false, false, false }.Select(wasAway => backOff.Next(wasAway).TotalSeconds));
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(3, 0, 8)]
    [InlineData(3, 1.9, 8)]
    [InlineData(1, 1.9, 2)] // a loop that lets each connection live for a moment still slows down
    [InlineData(1, 2, 1)]
    [InlineData(3, 3.9, 8)] // waited 4 s for it
    [InlineData(3, 4, 1)]
    [InlineData(10, 9.9, 60)]
    [InlineData(10, 10, 1)] // however long the waits had become
    public void Next_AfterAConnectionOfSomeHealth_IsTheShortestWhenItHadBeenWorthTheWait(int failuresBefore, double healthySeconds, double expectedSeconds)
    {
        var backOff = new ReconnectBackOff(new NoJitter());
        for (var failure = 0; failure < failuresBefore; failure++)
        {
            backOff.Ended(TimeSpan.Zero);
            backOff.Next();
        }

        backOff.Ended(TimeSpan.FromSeconds(healthySeconds));
        Assert.Equal(expectedSeconds, backOff.Next().TotalSeconds);
    }

    [Fact]
    public void Next_Jitter_IsBetweenHalfAndAllOfTheStep()
    {
        var backOff = new ReconnectBackOff(new Random(7));
        var waits = Enumerable.Range(0, 100).Select(_ => backOff.Next().TotalSeconds).ToList();
        Assert.All(waits.Skip(10), wait => Assert.InRange(wait, 30, 60));
    }
}
