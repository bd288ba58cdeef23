namespace Tombolo.Dashboard.Policies;

/// <summary>Names a Profile or a PolicyPreset.</summary>
/// <param name="Namespace">Null means <c>kasten-io-mc</c>.</param>
internal sealed record PolicyReference(string? Name, string? Namespace);
