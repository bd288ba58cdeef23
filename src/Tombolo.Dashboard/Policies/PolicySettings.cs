namespace Tombolo.Dashboard.Policies;

/// <summary>What a Policy says, in the shape of its spec (contract section 1.12), as far as a form holds it.</summary>
/// <param name="Comment">Free text.</param>
/// <param name="Frequency">Such as <c>@daily</c> or <c>@onDemand</c>; null where a preset says it.</param>
/// <param name="BackupWindow">An end before the start is on the next day.</param>
/// <param name="EnableStaggering">Spreads runs over the window.</param>
/// <param name="PresetRef">The PolicyPreset that gives schedule, retention and location.</param>
/// <param name="Selector">Which applications; null for none.</param>
internal sealed record PolicySettings(
    string? Comment,
    string? Frequency,
    PolicySubFrequency? SubFrequency,
    bool? Paused,
    PolicyRetention? Retention,
    PolicyWindow? BackupWindow,
    bool? EnableStaggering,
    PolicyReference? PresetRef,
    PolicySelector? Selector,
    IReadOnlyList<PolicyAction>? Actions);
