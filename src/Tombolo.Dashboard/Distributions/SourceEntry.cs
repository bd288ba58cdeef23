namespace Tombolo.Dashboard.Distributions;

/// <summary>A global resource that is sent.</summary>
/// <param name="ApiVersion">Null takes the one that the system knows for the kind.</param>
internal sealed record SourceEntry(string? Kind, string? Name, string? ApiVersion = null);
