using Tombolo.Primary.Access.Compilation;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Distributions.Reports;

namespace Tombolo.Primary.Access.Status;

/// <summary>All that decides how a binding stands on one cluster.</summary>
internal sealed record BindingTargetInput
{
    public required BindingOutcome Outcome { get; init; }

    /// <summary>What the cluster is to hold; null when no Cluster has this name or nothing is known yet.</summary>
    public DesiredSet? Set { get; init; }

    public MemberReport Report { get; init; } = MemberReport.None;

    /// <summary>No Cluster has this name.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Why the cluster cannot be reached, with since when; null while it can.</summary>
    public string? Unreachable { get; init; }

    /// <summary>The epoch of this hub; acknowledgements of others are compared by hash alone.</summary>
    public required long Epoch { get; init; }
}
