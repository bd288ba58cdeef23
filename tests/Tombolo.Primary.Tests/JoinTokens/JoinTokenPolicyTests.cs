using Tombolo.Primary.JoinTokens;

namespace Tombolo.Primary.Tests.JoinTokens;

public sealed class JoinTokenPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<int?, int?, string, int, string, string> Cases => new()
    {
        // seconds to expiry, max uses, allowed names, other uses, name -> verdict
        { null, null, "", 0, "shop", "Ok" },
        { null, null, "", 10_000, "shop", "Ok" },
        { 1, null, "", 0, "shop", "Ok" },
        { 0, null, "", 0, "shop", "Expired" },
        { -1, null, "", 0, "shop", "Expired" },
        { null, 1, "", 0, "shop", "Ok" },
        { null, 1, "", 1, "shop", "Exhausted" },
        { null, 3, "", 2, "shop", "Ok" },
        { null, 3, "", 4, "shop", "Exhausted" },
        { null, null, "shop", 0, "shop", "Ok" },
        { null, null, "store,shop-*", 0, "shop-1", "Ok" },
        { null, null, "store,shop-*", 0, "cluster-x7b2k", "NotAllowed" },
        { -1, 1, "store", 1, "shop", "Expired" },
        { 1, 1, "store", 1, "shop", "Exhausted" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decide_Limits_FirstOneThatStandsAgainstIt(int? expiresIn, int? maxUses, string names, int otherUses, string name, string expected)
    {
        var limits = new JoinTokenLimits(
            expiresIn is { } seconds ? Now.AddSeconds(seconds) : null, maxUses, names.Split(',', StringSplitOptions.RemoveEmptyEntries), []);
        var decision = JoinTokenPolicy.Decide(limits, "token", otherUses, name, Now);
        Assert.Equal(expected, decision.Verdict.ToString());
        Assert.Equal(expected == "Ok", decision.Detail.Length == 0);
    }

    [Fact]
    public void Decide_LimitThatCannotBeRead_LetsNobodyIn()
    {
        var decision = JoinTokenPolicy.Decide(JoinTokenLimits.None with { Faults = ["annotation x is bad"] }, "token", 0, "shop", Now);
        Assert.Equal(JoinTokenVerdict.NotAllowed, decision.Verdict);
        Assert.Contains("annotation x is bad", decision.Detail, StringComparison.Ordinal);
    }
}
