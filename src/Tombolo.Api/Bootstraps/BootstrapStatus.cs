using Tombolo.Api.Meta;

namespace Tombolo.Api.Bootstraps;

/// <summary>How far a Bootstrap is (contract U1, design section 4).</summary>
public sealed record BootstrapStatus
{
    /// <summary>The generation that was read.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>
    /// Digest of the object and specification that were read. It tells a change of the specification also where a CRD without status
    /// subresource lets every write of the status count as a generation.
    /// </summary>
    public string? ObservedSpec { get; init; }

    /// <summary>One of <see cref="States.BootstrapStates"/>.</summary>
    public string? Phase { get; init; }

    /// <summary>By the key of <see cref="BootstrapSpec.Clusters"/>.</summary>
    public IReadOnlyDictionary<string, BootstrapClusterStatus>? Clusters { get; init; }

    public IReadOnlyList<Condition>? Conditions { get; init; }
}
