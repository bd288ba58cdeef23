namespace Tombolo.Cli.Commands.Doctor;

/// <summary>What the checks saw.</summary>
/// <param name="Primary">The address of the primary that was tried; null when none is known.</param>
internal sealed record DoctorReport(string? Primary, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether a check failed.</summary>
    public bool HasFailed => Findings.Any(finding => finding.Result == FindingResult.Fail);
}
