using Tombolo.Runtime.Events;

namespace Tombolo.Runtime.Tests.Events;

public sealed class RecentItemsTests
{
    [Fact]
    public void Set_Full_ForgetsTheLongestUnused()
    {
        var items = new RecentItems<string, int>(2);
        items.Set("a", 1);
        items.Set("b", 2);
        items.TryGet("a", out _);

        items.Set("c", 3);

        Assert.Equal((true, false, true), (items.TryGet("a", out _), items.TryGet("b", out _), items.TryGet("c", out _)));
    }

    [Fact]
    public void Set_SameKey_ReplacesAndForgetsNone()
    {
        var items = new RecentItems<string, int>(2);
        items.Set("a", 1);
        items.Set("b", 2);

        items.Set("b", 3);

        Assert.True(items.TryGet("a", out _));
        Assert.True(items.TryGet("b", out var value));
        Assert.Equal(3, value);
        Assert.Equal(2, items.Count);
    }
}
