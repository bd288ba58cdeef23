namespace Tombolo.Dashboard.Policies;

/// <summary>Parameters of an import.</summary>
internal sealed record PolicyImport(PolicyReference? Profile);
