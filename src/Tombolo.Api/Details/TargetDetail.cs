using Tombolo.Api.Clusters;

namespace Tombolo.Api.Details;

/// <summary>One target of a Distribution with its objects.</summary>
public sealed record TargetDetail
{
    /// <summary>Name of the Cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>One of <see cref="States.TargetStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The object that decided the state, as <c>Kind/name</c>; null when none did.</summary>
    public string? Object { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    /// <summary>The last revision the cluster acknowledged; null when there is none.</summary>
    public Revision? Acknowledged { get; init; }

    public required IReadOnlyList<ObjectDetail> Objects { get; init; }
}
