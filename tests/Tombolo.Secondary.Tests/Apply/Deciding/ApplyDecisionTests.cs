using Tombolo.Api.Distributions;
using Tombolo.Api.States;
using Tombolo.Protocol.Sets;
using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Deciding;

namespace Tombolo.Secondary.Tests.Apply.Deciding;

public sealed class ApplyDecisionTests
{
    /// <summary>
    /// The whole table. Live: <c>-</c> none, <c>x</c> being deleted, <c>ours</c>, <c>ours!</c> with other content, <c>adopted</c>, <c>adopted!</c>,
    /// <c>foreign</c>, <c>other</c>, <c>unproven</c>. Comparison: <c>=</c> equal, <c>d</c> different, <c>i</c> ignored, <c>e</c> extras, <c>r</c> different in what cannot change.
    /// </summary>
    [Theory]
    [InlineData("-", "=", "", "Create", ObjectStates.Applied, "")]
    [InlineData("-", "=", "paused", "Nothing", ObjectStates.Pending, ObjectReasons.Paused)]
    [InlineData("x", "d", "", "Nothing", ObjectStates.Pending, ObjectReasons.Terminating)]
    [InlineData("ours", "=", "", "Nothing", ObjectStates.Applied, "")]
    [InlineData("ours", "=", "paused", "Nothing", ObjectStates.Applied, "")]
    [InlineData("ours", "=", "report", "Nothing", ObjectStates.Applied, "")]
    [InlineData("ours", "i", "", "Nothing", ObjectStates.FieldIgnored, ObjectReasons.FieldIgnored)]
    [InlineData("ours", "d", "", "Repair", ObjectStates.Applied, ObjectReasons.DriftReverted)]
    [InlineData("ours", "di", "", "Repair", ObjectStates.Applied, ObjectReasons.DriftReverted)]
    [InlineData("ours", "d", "report", "Nothing", ObjectStates.Drifted, ObjectReasons.DriftReported)]
    [InlineData("ours", "d", "paused", "Nothing", ObjectStates.Pending, ObjectReasons.Paused)]
    [InlineData("ours", "r", "", "Replace", ObjectStates.Replaced, "")]
    [InlineData("ours", "r", "report", "Nothing", ObjectStates.Drifted, ObjectReasons.DriftReported)]
    [InlineData("ours!", "=", "", "Update", ObjectStates.Applied, "")]
    [InlineData("ours!", "i", "", "Update", ObjectStates.Applied, "")]
    [InlineData("ours!", "d", "", "Update", ObjectStates.Applied, "")]
    [InlineData("ours!", "d", "report", "Update", ObjectStates.Applied, "")]
    [InlineData("ours!", "d", "paused", "Nothing", ObjectStates.Pending, ObjectReasons.Paused)]
    [InlineData("ours!", "r", "", "Replace", ObjectStates.Replaced, "")]
    [InlineData("ours!", "r", "report", "Replace", ObjectStates.Replaced, "")]
    [InlineData("adopted", "=", "", "Nothing", ObjectStates.Adopted, "")]
    [InlineData("adopted", "d", "", "Repair", ObjectStates.Adopted, ObjectReasons.DriftReverted)]
    [InlineData("adopted!", "d", "", "Update", ObjectStates.Adopted, "")]
    [InlineData("foreign", "=", "", "Adopt", ObjectStates.Adopted, "")]
    [InlineData("foreign", "e", "", "Nothing", ObjectStates.Conflict, ObjectReasons.ForeignObject)]
    [InlineData("foreign", "d", "", "Nothing", ObjectStates.Conflict, ObjectReasons.ForeignObject)]
    [InlineData("foreign", "=", "fail", "Nothing", ObjectStates.Conflict, ObjectReasons.ForeignObject)]
    [InlineData("foreign", "d", "adopt", "TakeOver", ObjectStates.Adopted, "")]
    [InlineData("foreign", "e", "adopt", "TakeOver", ObjectStates.Adopted, "")]
    [InlineData("foreign", "r", "adopt", "Nothing", ObjectStates.Conflict, ObjectReasons.ForeignObject)]
    [InlineData("foreign", "=", "paused", "Nothing", ObjectStates.Pending, ObjectReasons.Paused)]
    [InlineData("other", "=", "", "Adopt", ObjectStates.Adopted, "")]
    [InlineData("other", "d", "", "Nothing", ObjectStates.Conflict, ObjectReasons.OtherPrimary)]
    [InlineData("unproven", "=", "", "Adopt", ObjectStates.Adopted, "")]
    [InlineData("unproven", "d", "", "Nothing", ObjectStates.Conflict, ObjectReasons.NotOurCopy)]
    public void Decide_Situation_IsAnswered(string live, string comparison, string policy, string action, string state, string reason)
    {
        var decision = ApplyDecision.Decide(Wanted(policy), Live(live), () => Compared(comparison));

        Assert.Equal((action, state, reason), ($"{decision.Action}", decision.State, decision.Reason));
    }

    [Fact]
    public void Decide_NoObject_ComparesNothing() =>
        ApplyDecision.Decide(Wanted(""), null, () => throw new InvalidOperationException("there is nothing to compare"));

    [Fact]
    public void Decide_Conflict_NamesDifferencesAndExtras()
    {
        var decision = ApplyDecision.Decide(Wanted(""), Live("foreign"), () => Compared("de"));

        Assert.Equal(["spec.different", "spec.extra"], decision.Differences.Select(difference => $"{difference}"));
    }

    private static WantedCopy Wanted(string policy) => new()
    {
        Item = new ItemKey("config.kio.kasten.io", "v1alpha1", "Profile", "a"),
        Etag = "new",
        Manifest = "{}"u8.ToArray(),
        Origin = "primary",
        Policies = policy switch
        {
            "paused" => new CopyPolicies { Paused = true },
            "report" => new CopyPolicies { OnDrift = DriftPolicies.Report },
            "fail" => new CopyPolicies { OnConflict = ConflictPolicies.Fail },
            "adopt" => new CopyPolicies { OnConflict = ConflictPolicies.Adopt },
            _ => CopyPolicies.Default,
        },
    };

    private static LiveCopy? Live(string live) => live == "-"
        ? null
        : new LiveCopy
        {
            Uid = "uid",
            ResourceVersion = "7",
            IsDeleting = live == "x",
            Ownership = live switch
            {
                "foreign" => CopyOwnership.Foreign,
                "other" => CopyOwnership.OtherPrimary,
                "unproven" => CopyOwnership.Unproven,
                _ => CopyOwnership.Ours,
            },
            Marks = live == "foreign"
                ? null
                : new CopyMarks
                {
                    Origin = "primary",
                    Owners = [],
                    Name = "a",
                    Content = live.EndsWith('!') ? "old" : "new",
                    Adopted = live.StartsWith("adopted", StringComparison.Ordinal),
                },
        };

    private static Comparison Compared(string comparison) => new()
    {
        Differences = comparison.Contains('d') || comparison.Contains('r') ? [Difference("different")] : [],
        Ignored = comparison.Contains('i') ? [Difference("ignored")] : [],
        Extras = comparison.Contains('e') ? [Difference("extra")] : [],
        NeedsReplacement = comparison.Contains('r'),
    };

    private static FieldDifference Difference(string field) => new(FieldPath.OfFields("spec", field), default, default);
}
