namespace Tombolo.Dashboard.Clusters;

/// <summary>A member of the fleet as the list shows it.</summary>
internal sealed record ClusterItem
{
    public required string Name { get; init; }

    public required string ResourceVersion { get; init; }

    public required bool Primary { get; init; }

    /// <summary>One of the states of a Cluster; <c>Joining</c> until the hub has written one.</summary>
    public required string State { get; init; }

    /// <summary>What the state means, in one sentence.</summary>
    public required string StateMeaning { get; init; }

    /// <summary>Why it is not connected or what somebody should look at; empty when nothing is.</summary>
    public required string Message { get; init; }

    public DateTimeOffset? LastTransitionTime { get; init; }

    /// <summary>When the hub last heard of it; null if not since the hub started.</summary>
    public DateTimeOffset? LastContact { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>The URL of its dashboard; null where none was given, and then nobody clicks through to it.</summary>
    public string? Ingress { get; init; }

    public string? Id { get; init; }

    /// <summary>Version of Tombolo there.</summary>
    public string? Version { get; init; }

    public string? KubernetesVersion { get; init; }

    /// <summary>Null while it has not reported.</summary>
    public int? NodeCount { get; init; }

    /// <summary>Its Cluster is being deleted.</summary>
    public required bool IsLeaving { get; init; }

    public required bool IsPaused { get; init; }

    public string? PauseReason { get; init; }

    /// <summary>Copies that it holds by the revision that it acknowledged; null before the first.</summary>
    public int? Copies { get; init; }

    /// <summary>Objects there that are not as wanted.</summary>
    public required int Deviations { get; init; }

    /// <summary>What the caller may do inside of it.</summary>
    public required ClusterAccess Access { get; init; }

    // What the product this is compatible with shows of each cluster; null as long as the cluster does not report it.

    public int? Applications { get; init; }

    public int? NonCompliantApplications { get; init; }

    public int? Policies { get; init; }
}
