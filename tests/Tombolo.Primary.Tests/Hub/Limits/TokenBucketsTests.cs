using Tombolo.Primary.Hub.Limits;
using Tombolo.Testing.Time;

namespace Tombolo.Primary.Tests.Hub.Limits;

public sealed class TokenBucketsTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void TryTake_BurstIsUsedUp_OneMoreEachRefill()
    {
        var buckets = new TokenBuckets(3, TimeSpan.FromSeconds(10), _time);
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => buckets.TryTake("a", out var _)));
        Assert.True(buckets.IsEmpty("a"));
        Assert.False(buckets.TryTake("a", out var wait));
        Assert.Equal(TimeSpan.FromSeconds(10), wait);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(buckets.TryTake("a", out wait));
        Assert.Equal(TimeSpan.FromSeconds(1), wait);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(buckets.IsEmpty("a"));
        Assert.True(buckets.TryTake("a", out _));
        Assert.False(buckets.TryTake("a", out _));
    }

    [Fact]
    public void TryTake_ByOthers_IsNotTheirConcern()
    {
        var buckets = new TokenBuckets(1, TimeSpan.FromSeconds(10), _time);
        Assert.True(buckets.TryTake("a", out _));
        Assert.False(buckets.TryTake("a", out _));
        Assert.False(buckets.IsEmpty("b"));
        Assert.True(buckets.TryTake("b", out _));
    }

    [Fact]
    public void TryTake_AfterALongTime_IsABurstAndNoMore()
    {
        var buckets = new TokenBuckets(2, TimeSpan.FromSeconds(1), _time);
        Assert.True(buckets.TryTake("a", out _));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => buckets.TryTake("a", out var _)));
    }

    [Fact]
    public void TryTake_ManyKeys_ForgetsThoseNotUsedForLongest()
    {
        var buckets = new TokenBuckets(1, TimeSpan.FromHours(1), _time, remembered: 100);
        Assert.True(buckets.TryTake("often", out _));
        for (var stranger = 0; stranger < 1000; stranger++)
        {
            Assert.True(buckets.TryTake($"stranger-{stranger}", out _));
            Assert.False(buckets.TryTake("often", out _));
        }

        Assert.Equal(100, buckets.Count);
        Assert.True(buckets.TryTake("stranger-0", out _));
    }
}
