namespace Tombolo.LocalKube;

/// <summary>How to serve clusters.</summary>
public sealed record LocalFleetOptions
{
    /// <summary>The clock for certificates.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
