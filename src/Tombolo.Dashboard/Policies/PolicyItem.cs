using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Policies;

/// <summary>A global Policy as the list shows it.</summary>
/// <param name="Actions">Such as <c>backup</c> and <c>export</c>.</param>
/// <param name="Profiles">Names of the Profiles that it refers to.</param>
/// <param name="Validation">What the object says of itself; null for one that is not validated, as global Policies are before they are distributed.</param>
/// <param name="Distributions">Those that send it.</param>
/// <param name="Settings">For a form; null when only YAML can hold what the object says.</param>
internal sealed record PolicyItem(
    string Name,
    string ResourceVersion,
    string? Comment,
    string? Frequency,
    bool Paused,
    string? Preset,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Profiles,
    string? Validation,
    IReadOnlyList<DistributedBy> Distributions,
    DateTimeOffset? CreatedAt,
    bool IsDeleting,
    PolicySettings? Settings);
