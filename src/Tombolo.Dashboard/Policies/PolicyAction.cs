namespace Tombolo.Dashboard.Policies;

/// <summary>One thing that a Policy does.</summary>
/// <param name="Action"><c>backup</c>, <c>export</c>, <c>import</c> or <c>restore</c>.</param>
internal sealed record PolicyAction(
    string? Action, PolicyBackup? BackupParameters, PolicyExport? ExportParameters, PolicyImport? ImportParameters, PolicyRetention? Retention);
