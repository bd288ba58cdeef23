using Tombolo.Api.Meta;
using Tombolo.Primary.Hub.Status;

namespace Tombolo.Primary.Tests.Hub.Status;

public sealed class IdentityConditionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Apply_NobodyCame_SaysNothing() => Assert.Null(IdentityCondition.Apply(null, "shop-lyon", null, isConnected: true, 1, Now));

    [Fact]
    public void Apply_AnotherKeyThenTheMember_SaysItWithItsRepairAndTakesItBackOnlyThen()
    {
        var said = IdentityCondition.Apply(null, "shop-lyon", "other-key", isConnected: false, 1, Now);
        var condition = said.Find(ConditionTypes.IdentityMismatch)!;
        Assert.Equal((ConditionStatus.True, "IdentityMismatch"), (condition.Status, condition.Reason));
        Assert.Contains("clusters.dist.kio.kasten.io shop-lyon tombolo.io/allow-rekey=other-key", condition.Message, StringComparison.Ordinal);

        // After a restart of the hub nothing is known, and what is stored stands.
        Assert.Same(said, IdentityCondition.Apply(said, "shop-lyon", null, isConnected: false, 1, Now));
        Assert.Equal(ConditionStatus.False, IdentityCondition.Apply(said, "shop-lyon", null, isConnected: true, 1, Now).Find(ConditionTypes.IdentityMismatch)!.Status);
    }
}
