using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Distributions;

/// <summary>A Distribution to be made, changed or previewed. What is null keeps its default, or on a change what the object has.</summary>
/// <param name="Name">Of the object; cannot change.</param>
/// <param name="Clusters">A union.</param>
/// <param name="Paused">Nothing is applied or removed while true.</param>
/// <param name="ResourceVersion">Change this version only; null changes whatever there is.</param>
internal sealed record DistributionForm(
    string? Name,
    IReadOnlyList<SelectionEntry>? Clusters,
    IReadOnlyList<SourceEntry>? Sources,
    string? References = null,
    string? DeletionPolicy = null,
    string? DriftPolicy = null,
    string? ConflictPolicy = null,
    bool? Paused = null,
    string? PauseReason = null,
    string? ResourceVersion = null);
