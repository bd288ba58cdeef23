namespace Tombolo.Runtime.Controllers;

/// <summary>The name and width of a controller.</summary>
public sealed record ControllerOptions
{
    /// <summary>Lower-case, unique in the process; label of metrics and logs.</summary>
    public required string Name { get; init; }

    /// <summary>How many keys are worked on at the same time.</summary>
    public int Workers { get; init; } = 1;
}
