using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;

namespace Tombolo.Api.Access;

/// <summary>How a K10ClusterRoleBinding stands, of a size that does not grow with the fleet.</summary>
public sealed record K10ClusterRoleBindingStatus
{
    /// <summary>The generation that was read.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>One of <see cref="States.DistributionStates"/>: in sync is a cluster on which exactly what is bound is granted.</summary>
    public string? State { get; init; }

    /// <summary>When <see cref="State"/> last changed.</summary>
    public DateTimeOffset? LastTransitionTime { get; init; }

    /// <summary>The ClusterRole on the targets, as the K10ClusterRole names it.</summary>
    public string? ClusterRole { get; init; }

    /// <summary>How many clusters are selected, or <c>all</c>; for the printer column.</summary>
    public string? Clusters { get; init; }

    public TargetSummary? Summary { get; init; }

    /// <summary>At most ten clusters that are not in sync, the worst first.</summary>
    public IReadOnlyList<TargetStatus>? WorstTargets { get; init; }

    public IReadOnlyList<Condition>? Conditions { get; init; }
}
