namespace Tombolo.Api.Distributions;

/// <summary>How one target of a Distribution stands.</summary>
public sealed record TargetStatus
{
    /// <summary>Name of the Cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>One of <see cref="States.TargetStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The object that decided the state, as <c>Kind/name</c>.</summary>
    public string? Object { get; init; }

    /// <summary>One word in CamelCase for programs.</summary>
    public string? Reason { get; init; }

    /// <summary>The cause and the repair.</summary>
    public string? Message { get; init; }
}
