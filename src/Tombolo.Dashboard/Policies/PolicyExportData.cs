namespace Tombolo.Dashboard.Policies;

/// <summary>Whether the data of volumes is exported, or references to snapshots alone.</summary>
internal sealed record PolicyExportData(bool? Enabled);
