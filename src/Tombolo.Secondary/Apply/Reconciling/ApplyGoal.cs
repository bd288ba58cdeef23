using Tombolo.Secondary.Apply.Removing;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>What is worked towards: a revision, and what was planned for the copies that it does not want. Replaced as one, so that the two always belong together.</summary>
internal sealed record ApplyGoal(DesiredView View, RemovalVerdicts Verdicts);
