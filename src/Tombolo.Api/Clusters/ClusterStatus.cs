using Tombolo.Api.Meta;

namespace Tombolo.Api.Clusters;

/// <summary>How a member is (design section 4). Written by the active hub alone; a heartbeat never changes it.</summary>
public sealed record ClusterStatus
{
    /// <summary>Identifier of the member, stable for the life of the membership.</summary>
    public string? Id { get; init; }

    /// <summary>One of <see cref="States.ClusterStates"/>.</summary>
    public string? State { get; init; }

    /// <summary>When <see cref="State"/> last changed.</summary>
    public DateTimeOffset? LastTransitionTime { get; init; }

    /// <summary>Version of Tombolo on the member.</summary>
    public string? Version { get; init; }

    public string? KubernetesVersion { get; init; }

    public int? NodeCount { get; init; }

    /// <summary>The revision of its set that the member acknowledged.</summary>
    public Revision? Revision { get; init; }

    /// <summary>What the acknowledged revision holds: removals are decided against it (design section 7). Null before the first.</summary>
    public IReadOnlyList<HeldDistribution>? Holds { get; init; }

    /// <summary>Objects on the member that are not as wanted; empty when all are.</summary>
    public IReadOnlyList<ObjectDeviation>? Exceptions { get; init; }

    public IReadOnlyList<Condition>? Conditions { get; init; }
}
