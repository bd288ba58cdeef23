using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Distributions;

/// <summary>What goes where, and how it stands.</summary>
internal sealed record DistributionItem
{
    public required string Name { get; init; }

    public required string ResourceVersion { get; init; }

    public required IReadOnlyList<SelectionEntry> Clusters { get; init; }

    public required IReadOnlyList<SourceEntry> Sources { get; init; }

    /// <summary><c>Follow</c> or <c>Report</c>.</summary>
    public required string References { get; init; }

    /// <summary><c>Delete</c> or <c>Retain</c>.</summary>
    public required string DeletionPolicy { get; init; }

    /// <summary><c>Revert</c> or <c>Report</c>.</summary>
    public required string DriftPolicy { get; init; }

    /// <summary><c>AdoptIfEqual</c>, <c>Adopt</c> or <c>Fail</c>.</summary>
    public required string ConflictPolicy { get; init; }

    public required bool Paused { get; init; }

    public string? PauseReason { get; init; }

    /// <summary>How many objects it changes on some clusters; they are edited as YAML.</summary>
    public required int Overrides { get; init; }

    public required bool IsDeleting { get; init; }

    public required bool IsProtected { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>One of the states of a Distribution; <c>Syncing</c> until the server has written one for the newest change.</summary>
    public required string State { get; init; }

    /// <summary>What the state means, in one sentence.</summary>
    public required string StateMeaning { get; init; }

    /// <summary>Why it is not in sync, with the repair; empty when it is.</summary>
    public required string Message { get; init; }

    public DateTimeOffset? LastTransitionTime { get; init; }

    public DateTimeOffset? LastSyncTime { get; init; }

    public string? RevisionHash { get; init; }

    /// <summary>Removals wait until somebody approves this revision; null when none do.</summary>
    public string? ApprovalNeeded { get; init; }

    /// <summary>How many targets are in each state; null until the server has counted.</summary>
    public TargetSummary? Summary { get; init; }

    /// <summary>At most ten targets that are not in sync, the worst first.</summary>
    public required IReadOnlyList<TargetStatus> WorstTargets { get; init; }

    public required IReadOnlyList<Condition> Conditions { get; init; }
}
