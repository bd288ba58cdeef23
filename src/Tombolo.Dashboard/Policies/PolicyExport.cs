namespace Tombolo.Dashboard.Policies;

/// <summary>Parameters of an export.</summary>
/// <param name="Frequency">Null exports every snapshot.</param>
internal sealed record PolicyExport(string? Frequency, PolicyReference? Profile, PolicyExportData? ExportData);
