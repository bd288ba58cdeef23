using Tombolo.Api.Clusters;

namespace Tombolo.Api.Details;

/// <summary>Why one Distribution is, or is not, on one cluster as it is.</summary>
public sealed record TargetExplanation
{
    public required string Distribution { get; init; }

    public required string Cluster { get; init; }

    /// <summary>What of the specification selects the cluster, such as <c>spec.clusters[1].selector "region=eu"</c>; empty when nothing does.</summary>
    public required IReadOnlyList<string> SelectedBy { get; init; }

    /// <summary>What holds changes back, each with its repair; empty when nothing does.</summary>
    public required IReadOnlyList<string> Gates { get; init; }

    /// <summary>The overrides for this cluster, such as <c>spec.overrides[0] of Profile/s3-eu</c>, in the order in which they are carried out.</summary>
    public required IReadOnlyList<string> Overrides { get; init; }

    /// <summary>The revision that the cluster is to hold now; null when none is known.</summary>
    public Revision? Wanted { get; init; }

    /// <summary>When the hub last heard of the cluster; null if not since it started.</summary>
    public DateTimeOffset? LastContact { get; init; }

    public bool IsConnected { get; init; }

    /// <summary>How it stands.</summary>
    public required TargetDetail Target { get; init; }

    /// <summary>What happens next, by itself or after what.</summary>
    public required string Next { get; init; }
}
