using System.Text.Json.Serialization;
using Tombolo.Api.Selectors;
using Tombolo.Api.Serialization;

namespace Tombolo.Api.Distributions;

/// <summary>What goes where. Everything past <see cref="Sources"/> is our extension and optional.</summary>
public sealed record DistributionSpec
{
    /// <summary>A union; with no entry nothing is distributed.</summary>
    public IReadOnlyList<ClusterSelectionEntry?>? Clusters { get; init; }

    public IReadOnlyList<DistributionSource?>? Sources { get; init; }

    /// <summary>What becomes of objects that the sources refer to: one of <see cref="ReferencePolicies"/>; default Follow.</summary>
    public string? References { get; init; }

    /// <summary>What differs on some of the clusters, in this order.</summary>
    public IReadOnlyList<DistributionOverride?>? Overrides { get; init; }

    /// <summary>What becomes of the copies when the Distribution goes or a cluster leaves it: one of <see cref="DeletionPolicies"/>; default Delete.</summary>
    public string? DeletionPolicy { get; init; }

    /// <summary>What becomes of changes that somebody makes to a copy: one of <see cref="DriftPolicies"/>; default Revert.</summary>
    public string? DriftPolicy { get; init; }

    /// <summary>What becomes of an object of the same name that is not ours: one of <see cref="ConflictPolicies"/>; default AdoptIfEqual.</summary>
    public string? ConflictPolicy { get; init; }

    /// <summary>Nothing of this Distribution is applied or removed while true.</summary>
    [JsonConverter(typeof(LenientBooleanConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Paused { get; init; }

    /// <summary>Why it is paused; shown with the state.</summary>
    public string? PauseReason { get; init; }
}
