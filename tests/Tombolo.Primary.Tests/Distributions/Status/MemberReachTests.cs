using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Tests.Distributions.Status;

public class MemberReachTests
{
    private static readonly DateTimeOffset Started = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true, null, 1_000, false, null)]
    [InlineData(false, null, 0, false, 45)]
    [InlineData(false, null, 44, false, 1)]
    [InlineData(false, null, 45, true, null)]
    [InlineData(false, 100, 144, false, 1)]
    [InlineData(false, 100, 145, true, null)]
    public void Decide_SaysUnreachableOnlyAfterTheGrace(bool connected, int? lastContact, int now, bool unreachable, int? lookAgain)
    {
        var reach = MemberReach.Decide(
            connected, lastContact is { } last ? Started.AddSeconds(last) : null, Started, Started.AddSeconds(now));

        Assert.Equal(unreachable, reach.Unreachable is not null);
        Assert.Equal(lookAgain, (int?)reach.LookAgainAfter?.TotalSeconds);
    }

    [Fact]
    public void Decide_Unreachable_NamesTheLastContact() =>
        Assert.Contains("2026-01-01T00:01:00Z", MemberReach.Decide(false, Started.AddMinutes(1), Started, Started.AddHours(1)).Unreachable);
}
