namespace Tombolo.Api.Bootstraps;

/// <summary>How far one cluster of a Bootstrap is.</summary>
public sealed record BootstrapClusterStatus
{
    /// <summary>One of <see cref="States.BootstrapStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>Why, and what repairs it.</summary>
    public string Message { get; init => field = value ?? ""; } = "";
}
