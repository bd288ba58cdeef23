namespace Tombolo.Api.Details;

/// <summary>One object of a Distribution on one target.</summary>
public sealed record ObjectDetail
{
    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>One of <see cref="States.ObjectStates"/>.</summary>
    public required string State { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    /// <summary>The Distributions that want it there, ordinal order; empty when none does.</summary>
    public required IReadOnlyList<string> Owners { get; init; }

    /// <summary>Fields that somebody changed; null when there are none.</summary>
    public IReadOnlyList<DriftDetail>? Drift { get; init; }
}
