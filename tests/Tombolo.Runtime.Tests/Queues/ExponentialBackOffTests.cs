using Tombolo.Runtime.Queues;

namespace Tombolo.Runtime.Tests.Queues;

public sealed class ExponentialBackOffTests
{
    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(5, 80)]
    [InlineData(14, 40_960)]
    [InlineData(15, 60_000)]
    [InlineData(1000, 60_000)]
    [InlineData(int.MaxValue, 60_000)]
    public void Delay_NoJitter_DoublesUpToTheCap(int failures, double milliseconds)
    {
        var backOff = new ExponentialBackOff { Jitter = 0 };

        Assert.Equal(milliseconds, backOff.Delay(failures, new Random(1)).TotalMilliseconds);
    }

    [Fact]
    public void Delay_Jitter_StaysWithinItsPartAndSpreads()
    {
        var backOff = new ExponentialBackOff { Base = TimeSpan.FromSeconds(1), Jitter = 0.5 };
        var random = new Random(7);

        var delays = Enumerable.Range(0, 1000).Select(_ => backOff.Delay(1, random).TotalSeconds).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, 0.5, 1));
        Assert.True(delays.Max() - delays.Min() > 0.4);
    }

    [Fact]
    public void Delay_SameSeed_IsTheSame()
    {
        var backOff = ExponentialBackOff.Default;

        Assert.Equal(backOff.Delay(3, new Random(5)), backOff.Delay(3, new Random(5)));
    }
}
