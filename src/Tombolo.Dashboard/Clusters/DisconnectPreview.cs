namespace Tombolo.Dashboard.Clusters;

/// <summary>What a disconnect would mean now.</summary>
/// <param name="Refusal">Why it cannot be done, with the repair; null when it can.</param>
/// <param name="Effects">What happens when the copies go.</param>
/// <param name="EffectsKeepingCopies">What happens when they stay.</param>
/// <param name="EffectsForced">What happens when the membership ends without the member; empty on the primary.</param>
internal sealed record DisconnectPreview(
    string? Refusal, IReadOnlyList<string> Effects, IReadOnlyList<string> EffectsKeepingCopies, IReadOnlyList<string> EffectsForced);
