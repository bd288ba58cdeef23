using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Removing;

namespace Tombolo.Secondary.Tests.Apply.Removing;

public sealed class RemovalPlanTests
{
    /// <summary>Copies are <c>count*owners</c>, wanted ones with a <c>+</c>; what comes of the unwanted is counted by verdict.</summary>
    [Theory]
    [InlineData("5*a", "", "", false, true, "Allowed:5")]
    [InlineData("6*a", "", "", false, true, "Parked:6")]
    [InlineData("6*a", "", "", true, true, "Allowed:6")]
    [InlineData("6*a 6*a+", "", "", false, true, "Allowed:6")]
    [InlineData("6*a 5*a+", "", "", false, true, "Parked:6")]
    [InlineData("5*a 1*a+", "", "", false, true, "Allowed:5")]
    [InlineData("100*a 101*a+", "", "", false, true, "Allowed:100")]
    [InlineData("6*a", "", "a", false, true, "Allowed:6")]
    [InlineData("6*a,b", "", "a", false, true, "Parked:6")]
    [InlineData("6*a,b", "", "a b", false, true, "Allowed:6")]
    [InlineData("6*", "", "a", false, true, "Parked:6")]
    [InlineData("90*a 6*b 4*b+", "", "a", false, true, "Allowed:90 Parked:6")]
    [InlineData("90*a 5*b", "", "a", false, true, "Allowed:95")]
    [InlineData("3*a", "a", "", false, true, "OnHold:3")]
    [InlineData("3*a,b", "a", "b", false, true, "OnHold:3")]
    [InlineData("3*a", "a", "a", true, true, "OnHold:3")]
    [InlineData("6*a 10*b", "b", "", false, true, "OnHold:10 Allowed:6")]
    [InlineData("6*a 4*b", "b", "", false, true, "OnHold:4 Parked:6")]
    [InlineData("1*a", "", "", false, false, "NotAllRead:1")]
    [InlineData("1*a", "", "a", false, false, "Allowed:1")]
    [InlineData("1*a", "", "", true, false, "Allowed:1")]
    [InlineData("1*a+", "", "", false, true, "")]
    [InlineData("", "", "", false, true, "")]
    public void Make_UnwantedCopies_AreJudgedTogether(string copies, string hold, string deleted, bool approved, bool allRead, string verdicts)
    {
        var held = new List<KeyValuePair<CopyKey, CopyMarks>>();
        foreach (var group in copies.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (count, owners) = (int.Parse(group.Split('*')[0], System.Globalization.CultureInfo.InvariantCulture), group.Split('*')[1]);
            for (var index = 0; index < count; index++)
            {
                var name = $"{group}-{index}";
                held.Add(KeyValuePair.Create(new CopyKey("", "Profile", name), new CopyMarks { Origin = "p", Name = name, Owners = owners.TrimEnd('+').Split(',', StringSplitOptions.RemoveEmptyEntries) }));
            }
        }

        var plan = RemovalPlan.Make(Set(hold), Set(deleted), approved, held, key => key.Name.Contains('+', StringComparison.Ordinal), allRead);

        Assert.Equal(
            verdicts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            plan.Values.GroupBy(verdict => verdict).Select(group => $"{group.Key}:{group.Count()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Make_WhileAllowedRemovalsGoOn_StaysAllowed()
    {
        for (var held = 0; held <= 40; held++)
        {
            for (var dropped = 0; dropped <= held; dropped++)
            {
                var verdict = Verdict(held, dropped);
                if (verdict == RemovalVerdict.Allowed && dropped > 0)
                {
                    Assert.NotEqual(RemovalVerdict.Parked, Verdict(held - 1, dropped - 1));
                }
            }
        }
    }

    private static RemovalVerdict Verdict(int held, int dropped)
    {
        var copies = Enumerable.Range(0, held)
            .Select(index => KeyValuePair.Create(new CopyKey("", "Profile", $"{index}"), new CopyMarks { Origin = "p", Name = $"{index}", Owners = ["a"] }))
            .ToList();
        return RemovalPlan.Make(Set(""), Set(""), approved: false, copies, key => int.Parse(key.Name, System.Globalization.CultureInfo.InvariantCulture) >= dropped, allRead: true)
            .Values.FirstOrDefault();
    }

    private static HashSet<string> Set(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
