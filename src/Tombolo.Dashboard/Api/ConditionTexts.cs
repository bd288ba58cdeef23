using Tombolo.Api.Meta;

namespace Tombolo.Dashboard.Api;

/// <summary>What conditions say to people.</summary>
internal static class ConditionTexts
{
    /// <summary>Why an object is refused, held or not ready, the first of these that holds; empty when none does.</summary>
    public static string WhyNot(IReadOnlyList<Condition>? conditions)
    {
        if (conditions.Find(ConditionTypes.Accepted) is { Status: ConditionStatus.False } refused)
        {
            return refused.Message;
        }

        if (conditions.Find(ConditionTypes.Deleting) is { Status: ConditionStatus.True } deleting)
        {
            return deleting.Message;
        }

        return conditions.Find(ConditionTypes.RemovalParked) is { Status: ConditionStatus.True } parked
            ? parked.Message
            : conditions.Find(ConditionTypes.Ready) is { Status: not ConditionStatus.True } waiting ? waiting.Message : "";
    }
}
