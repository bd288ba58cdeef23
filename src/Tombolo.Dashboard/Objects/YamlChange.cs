namespace Tombolo.Dashboard.Objects;

/// <summary>An object written as YAML.</summary>
/// <param name="ResourceVersion">Change this version only; null changes whatever there is.</param>
/// <param name="DryRun">Only check it.</param>
internal sealed record YamlChange(string? Yaml, string? ResourceVersion = null, bool DryRun = false);
