using Tombolo.Api.Meta;

namespace Tombolo.Api.Tests.Meta;

public sealed class ConditionListExtensionsTests
{
    private static readonly DateTimeOffset First = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = First.AddMinutes(1);

    [Fact]
    public void With_NewType_IsAddedWithWholeSeconds()
    {
        var list = ((IReadOnlyList<Condition>?)null).With(Ready(ConditionStatus.True), First);

        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Assert.Single(list).LastTransitionTime);
    }

    [Fact]
    public void With_EqualCondition_GivesTheSameList()
    {
        var list = ((IReadOnlyList<Condition>?)null).With(Ready(ConditionStatus.True), First);

        Assert.Same(list, list.With(Ready(ConditionStatus.True), Later));
    }

    [Fact]
    public void With_SameStatusNewMessage_KeepsTheTransitionTime()
    {
        var list = ((IReadOnlyList<Condition>?)null).With(Ready(ConditionStatus.True), First);

        var changed = Assert.Single(list.With(Ready(ConditionStatus.True) with { Message = "other" }, Later));

        Assert.Equal("other", changed.Message);
        Assert.Equal(list[0].LastTransitionTime, changed.LastTransitionTime);
    }

    [Fact]
    public void With_OtherStatus_MovesTheTransitionTimeInPlace()
    {
        var list = ((IReadOnlyList<Condition>?)null)
            .With(Ready(ConditionStatus.True), First)
            .With(new Condition { Type = ConditionTypes.Accepted, Status = ConditionStatus.True }, First);

        var changed = list.With(Ready(ConditionStatus.False), Later);

        Assert.Equal([ConditionTypes.Ready, ConditionTypes.Accepted], changed.Select(condition => condition.Type));
        Assert.Equal(ApiTime.Truncate(Later), changed.Find(ConditionTypes.Ready)!.LastTransitionTime);
        Assert.Null(changed.Find(ConditionTypes.Deleting));
    }

    private static Condition Ready(string status) => new() { Type = ConditionTypes.Ready, Status = status, Reason = "R", Message = "m" };
}
