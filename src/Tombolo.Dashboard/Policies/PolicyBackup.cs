namespace Tombolo.Dashboard.Policies;

/// <summary>Parameters of a backup.</summary>
/// <param name="Profile">Where what is not on volumes goes; null for the catalog.</param>
internal sealed record PolicyBackup(PolicyReference? Profile);
