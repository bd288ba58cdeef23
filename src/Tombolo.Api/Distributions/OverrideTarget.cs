namespace Tombolo.Api.Distributions;

/// <summary>Names an object that a Distribution sends, listed as a source or following from one.</summary>
public sealed record OverrideTarget
{
    public string? Kind { get; init; }

    public string? Name { get; init; }
}
