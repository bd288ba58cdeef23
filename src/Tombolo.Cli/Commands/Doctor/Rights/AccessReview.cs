namespace Tombolo.Cli.Commands.Doctor.Rights;

/// <summary>What the API server answered to a number of access reviews.</summary>
/// <param name="Checked">How many were asked.</param>
/// <param name="Missing">Those that were denied.</param>
/// <param name="Refusal">Why the API server did not answer at all; null when it did.</param>
internal sealed record AccessReview(int Checked, IReadOnlyList<Access> Missing, string? Refusal);
