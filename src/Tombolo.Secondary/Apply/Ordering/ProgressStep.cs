using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Apply.Ordering;

/// <summary>What to do next about a revision.</summary>
/// <param name="Open">Keys whose turn has come.</param>
/// <param name="PlanRemoval">Everything new was tried: work out what must go.</param>
/// <param name="Completed">The revision whose every item was tried.</param>
internal readonly record struct ProgressStep(IReadOnlyList<CopyKey> Open, bool PlanRemoval, DesiredRevision? Completed)
{
    public static ProgressStep None { get; } = new([], PlanRemoval: false, Completed: null);
}
