using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Validation;
using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Hub.Status;

/// <summary>The condition of a Cluster that names what people wrote on it and that cannot be carried out.</summary>
internal static class AcceptedCondition
{
    /// <summary>The conditions with this one; unchanged when there is and was nothing to say.</summary>
    public static IReadOnlyList<Condition>? Apply(IReadOnlyList<Condition>? conditions, Cluster cluster, DateTimeOffset now)
    {
        var errors = ClusterValidator.Validate(cluster);
        if (errors.Count == 0 && conditions.Find(ConditionTypes.Accepted) is null)
        {
            return conditions;
        }

        return conditions.With(
            new Condition
            {
                Type = ConditionTypes.Accepted,
                Status = errors.Count == 0 ? ConditionStatus.True : ConditionStatus.False,
                ObservedGeneration = cluster.Metadata.Generation,
                Reason = errors.Count == 0 ? DistributionReasons.Accepted : DistributionReasons.InvalidSpec,
                Message = errors.Count == 0 ? "what is written on the Cluster can be carried out" : StatusLimits.Cut(FieldError.Join(errors), StatusLimits.ConditionMessage),
            },
            now);
    }
}
