using Tombolo.Server.Tests.Connections;
using Tombolo.Testing.Time;

namespace Tombolo.Server.Tests.Lessons;

/// <summary>Clocks that differ, in comparable systems; each name is the public thread.</summary>
public sealed class ClockTests
{
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-400)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(4_000)]
    public async Task Registration80_ClocksAreDaysApart_MemberConnectsStaysAndFollowsEveryChange(int days)
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        var (member, key) = hub.Join("shop-lyon");
        hub.Sets.Put("shop-lyon", ("settings", "before"));
        await using var secondary = new InProcessMember(hub, member, key, time: new ShiftedTimeProvider(_time, TimeSpan.FromDays(days)));
        await _time.UntilAsync(() => secondary.Value("settings") == "before");

        await _time.PassAsync(TimeSpan.FromMinutes(2));
        hub.Sets.Put("shop-lyon", ("settings", "after"));
        await _time.UntilAsync(() => secondary.Value("settings") == "after");

        hub.Restart();
        await _time.UntilAsync(() => secondary.Desired?.Revision.Epoch == 2);
        Assert.Equal("after", secondary.Value("settings"));
    }
}
