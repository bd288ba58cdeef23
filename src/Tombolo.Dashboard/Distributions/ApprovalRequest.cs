namespace Tombolo.Dashboard.Distributions;

/// <summary>Approves removals.</summary>
/// <param name="RevisionHash">The revision that was shown to whoever approves.</param>
internal sealed record ApprovalRequest(string? RevisionHash);
