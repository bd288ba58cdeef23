namespace Tombolo.Cli.Commands.Join;

/// <summary>What <c>tombolo join</c> is to do.</summary>
/// <param name="ForcesConflicts">Take fields that another manager owns.</param>
/// <param name="Timeout">Null to write only.</param>
internal sealed record JoinOptions(JoinPlan Plan, bool ForcesConflicts, TimeSpan? Timeout);
