using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Reports;

namespace Tombolo.Primary.Distributions.Status;

/// <summary>All that decides how one target of a Distribution stands.</summary>
internal sealed record TargetInput
{
    public required DistributionOutcome Outcome { get; init; }

    /// <summary>Name of the Cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The whole cluster is paused, and why; null when it is not.</summary>
    public string? ClusterPause { get; init; }

    /// <summary>What the cluster is to hold; null when no Cluster has this name or nothing is known yet.</summary>
    public ClusterPlan? Plan { get; init; }

    public MemberReport Report { get; init; } = MemberReport.None;

    /// <summary>No Cluster has this name.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The Distribution reached the cluster once and does not any more: only what is left there matters.</summary>
    public bool IsFormer { get; init; }

    /// <summary>Why the cluster cannot be reached, with since when; null while it can.</summary>
    public string? Unreachable { get; init; }

    /// <summary>The epoch of this hub; acknowledgements of others are compared by hash alone.</summary>
    public required long Epoch { get; init; }

    /// <summary>Item keys that the Distribution once had and has no more.</summary>
    public IReadOnlySet<string> FormerKeys { get; init; } = new HashSet<string>();
}
