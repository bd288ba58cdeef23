using Tombolo.Api.States;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Removing;

namespace Tombolo.Secondary.Tests.Apply.Removing;

public sealed class RemovalDecisionTests
{
    /// <summary>Live: <c>-</c> none, <c>ours</c>, <c>x</c> ours and being deleted, <c>retain</c>, <c>adopted</c>, or whose it is otherwise.</summary>
    [Theory]
    [InlineData("-", "Allowed", false, "Nothing", null, "")]
    [InlineData("ours", "Allowed", false, "Delete", null, "")]
    [InlineData("ours", "Allowed", true, "Nothing", ObjectStates.InUse, ObjectReasons.InUse)]
    [InlineData("ours", "OnHold", false, "Nothing", ObjectStates.Retained, ObjectReasons.OnHold)]
    [InlineData("ours", "Parked", false, "Nothing", ObjectStates.Pending, ObjectReasons.PendingRemoval)]
    [InlineData("ours", "NotAllRead", false, "Nothing", ObjectStates.Pending, ObjectReasons.NotAllRead)]
    [InlineData("x", "Allowed", false, "Nothing", ObjectStates.Pending, ObjectReasons.Terminating)]
    [InlineData("x", "OnHold", false, "Nothing", ObjectStates.Retained, ObjectReasons.OnHold)]
    [InlineData("retain", "Allowed", false, "Release", ObjectStates.Retained, ObjectReasons.Retained)]
    [InlineData("retain", "Allowed", true, "Release", ObjectStates.Retained, ObjectReasons.Retained)]
    [InlineData("retain", "Parked", false, "Nothing", ObjectStates.Pending, ObjectReasons.PendingRemoval)]
    [InlineData("adopted", "Allowed", false, "Release", ObjectStates.Retained, ObjectReasons.Released)]
    [InlineData("adopted", "OnHold", false, "Nothing", ObjectStates.Retained, ObjectReasons.OnHold)]
    [InlineData("Foreign", "Allowed", false, "Nothing", null, "")]
    [InlineData("OtherPrimary", "Allowed", false, "Nothing", null, "")]
    [InlineData("Unproven", "Allowed", false, "Nothing", null, "")]
    public void Decide_Situation_IsAnswered(string live, string verdict, bool isUsed, string action, string? state, string reason)
    {
        var decision = RemovalDecision.Decide(Live(live), Enum.Parse<RemovalVerdict>(verdict), () => isUsed);

        Assert.Equal((action, state, reason), ($"{decision.Action}", decision.State, decision.Reason));
    }

    private static LiveCopy? Live(string live) => live == "-"
        ? null
        : new LiveCopy
        {
            Uid = "uid",
            ResourceVersion = "7",
            IsDeleting = live == "x",
            Ownership = Enum.TryParse<CopyOwnership>(live, out var ownership) ? ownership : CopyOwnership.Ours,
            Marks = new CopyMarks { Origin = "primary", Owners = ["a"], Name = "a", Adopted = live == "adopted", Retain = live == "retain" },
        };
}
