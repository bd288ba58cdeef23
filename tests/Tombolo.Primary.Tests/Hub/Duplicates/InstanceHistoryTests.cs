using System.Globalization;
using Tombolo.Primary.Hub.Duplicates;

namespace Tombolo.Primary.Tests.Hub.Duplicates;

public sealed class InstanceHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Each word is a process that becomes the live one, and the second it does.</summary>
    [Theory]
    [InlineData("a@0", 1, false)]
    [InlineData("a@0 a@10 a@20 a@30 a@40", 41, false)] // reconnects
    [InlineData("a@0 b@10 c@20 d@30 e@40 f@50", 51, false)] // restarts: nobody comes back
    [InlineData("a@0 b@10 a@20 b@30", 31, false)] // two came back: 2 flips
    [InlineData("a@0 b@10 a@20 b@30 a@40", 41, true)] // 3 flips
    [InlineData("a@0 b@10 a@20 b@30 a@40", 339, true)]
    [InlineData("a@0 b@10 a@20 b@30 a@40", 340, false)] // alone for five minutes
    [InlineData("a@0 b@10 a@20 b@30 a@40 a@100 a@200", 340, false)] // reconnects of the same one are no take-over
    [InlineData("a@0 b@10 a@20 b@30 a@40 b@300", 599, true)] // still both
    [InlineData("a@0 b@10 a@20 b@30 a@40 c@200", 499, true)] // one of the two restarted
    [InlineData("a@0 b@10 a@200 b@400 a@600 b@800", 801, false)] // three within five minutes, not three ever
    [InlineData("a@0 b@3600 a@3601 b@3602 a@3603", 3604, true)] // the first had been there for an hour
    [InlineData("a@0 b@10 c@20 a@30 b@40 c@50", 51, true)] // three clones
    public void IsDuplicate_ProcessesThatTakeOver_WhenThoseThatWereThereComeBack(string history, int at, bool expected)
    {
        var instances = new InstanceHistory();
        foreach (var entry in history.Split(' '))
        {
            var parts = entry.Split('@');
            instances.Activated(parts[0], Start.AddSeconds(int.Parse(parts[1], CultureInfo.InvariantCulture)));
        }

        Assert.Equal(expected, instances.IsDuplicate(Start.AddSeconds(at)));
    }

    [Fact]
    public void Assume_AfterARestartOfTheHub_HoldsUntilItWasWatchedLongEnough()
    {
        var instances = new InstanceHistory();
        instances.Assume(Start);
        instances.Activated("a", Start);
        Assert.True(instances.IsDuplicate(Start.AddSeconds(299)));
        Assert.False(instances.IsDuplicate(Start.AddSeconds(300)));
        instances.Activated("b", Start.AddSeconds(200));
        Assert.True(instances.IsDuplicate(Start.AddSeconds(499)));
    }

    [Fact]
    public void Activated_ByManyProcesses_RemembersOnlySome()
    {
        var instances = new InstanceHistory();
        for (var process = 0; process < 10_000; process++)
        {
            instances.Activated($"p{process}", Start.AddMilliseconds(process));
        }

        Assert.False(instances.IsDuplicate(Start.AddSeconds(11)));
        Assert.InRange(instances.Known, 1, 20);
    }
}
