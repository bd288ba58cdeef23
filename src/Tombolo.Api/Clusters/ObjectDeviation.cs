namespace Tombolo.Api.Clusters;

/// <summary>One object on a member that is not as wanted.</summary>
public sealed record ObjectDeviation
{
    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The Distributions that want it there.</summary>
    public IReadOnlyList<string>? Distributions { get; init; }

    /// <summary>One of <see cref="States.ObjectStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>One word in CamelCase for programs.</summary>
    public string? Reason { get; init; }

    /// <summary>The cause and the repair.</summary>
    public string? Message { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? Since { get; init; }
}
