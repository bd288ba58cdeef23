using Tombolo.Api.Meta;

namespace Tombolo.Primary.Hub.Status;

/// <summary>The condition of a Cluster that says whether its identity is used twice (design section 5).</summary>
internal static class DuplicateCondition
{
    public const string Reason = "DuplicateIdentity";
    public const string EndReason = "SingleIdentity";

    public static bool IsSaid(IReadOnlyList<Condition>? conditions) => conditions.Find(ConditionTypes.DuplicateIdentity) is { Status: ConditionStatus.True };

    /// <summary>The conditions with this one; unchanged when there is and was nothing to say.</summary>
    public static IReadOnlyList<Condition>? Apply(IReadOnlyList<Condition>? conditions, bool isDuplicated, long? generation, DateTimeOffset now)
    {
        if (!isDuplicated && conditions.Find(ConditionTypes.DuplicateIdentity) is null)
        {
            return conditions;
        }

        return conditions.With(
            new Condition
            {
                Type = ConditionTypes.DuplicateIdentity,
                Status = isDuplicated ? ConditionStatus.True : ConditionStatus.False,
                ObservedGeneration = generation,
                Reason = isDuplicated ? Reason : EndReason,
                Message = isDuplicated
                    ? "two servers connect in turn with the identity of this cluster, as when a cluster was cloned; nothing is removed on either meanwhile: delete Secrets tombolo-identity and mc-cluster-info in the K10 namespace of the copy, and join it under a name of its own"
                    : "one server connects with the identity of this cluster",
            },
            now);
    }
}
