using Tombolo.Secondary.Apply.Reconciling;

namespace Tombolo.Secondary.Tests.Apply.Reconciling;

public sealed class RepairBrakeTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Wait_RepairsInARow_DoubleUpToFiveMinutes()
    {
        var brake = new RepairBrake();
        Assert.Equal(TimeSpan.Zero, brake.Wait(Start));

        var waits = new List<double>();
        var now = Start;
        for (var repair = 0; repair < 10; repair++)
        {
            brake.Repaired(now);
            waits.Add(brake.Wait(now).TotalSeconds);
            now += brake.Wait(now);
        }

        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 256, 300, 300], waits);
    }

    [Fact]
    public void Wait_AfterTenCalmMinutes_IsZeroAndStartsAnew()
    {
        var brake = new RepairBrake();
        brake.Repaired(Start);
        brake.Repaired(Start + TimeSpan.FromSeconds(2));

        var later = Start + TimeSpan.FromMinutes(11);
        Assert.Equal(TimeSpan.Zero, brake.Wait(later));
        brake.Repaired(later);
        Assert.Equal(TimeSpan.FromSeconds(2), brake.Wait(later));
    }
}
