using Tombolo.Api.Meta;

namespace Tombolo.Api.Distributions;

/// <summary>How a Distribution stands, of a size that does not grow with the fleet (design section 4).</summary>
public sealed record DistributionStatus
{
    /// <summary>The generation that was read; what reached the clusters is said by the revision.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>One of <see cref="States.DistributionStates"/>.</summary>
    public string? State { get; init; }

    /// <summary>When <see cref="State"/> last changed.</summary>
    public DateTimeOffset? LastTransitionTime { get; init; }

    /// <summary>When all targets were last in sync.</summary>
    public DateTimeOffset? LastSyncTime { get; init; }

    /// <summary>Digest over what this Distribution distributes; <c>tombolo.io/approve-removal</c> names it.</summary>
    public string? RevisionHash { get; init; }

    /// <summary>The last revision whose removals were approved and that is no more: later revisions have other hashes because of it, so that it approves none of them.</summary>
    public string? SpentApproval { get; init; }

    public TargetSummary? Summary { get; init; }

    /// <summary>At most ten targets that are not in sync, the worst first.</summary>
    public IReadOnlyList<TargetStatus>? WorstTargets { get; init; }

    public IReadOnlyList<Condition>? Conditions { get; init; }
}
