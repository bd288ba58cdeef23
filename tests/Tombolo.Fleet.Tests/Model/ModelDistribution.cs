using System.Collections.Immutable;

namespace Tombolo.Fleet.Tests.Model;

/// <summary>What people ask for with one Distribution.</summary>
/// <param name="Selector">In words of labels; null selects <paramref name="Names"/> alone.</param>
/// <param name="IsDeleted">It was deleted; while it is protected or paused that waits.</param>
internal sealed record ModelDistribution(
    string? Selector,
    ImmutableSortedSet<string> Names,
    ImmutableArray<ObjectName> Sources,
    bool IsRetaining = false,
    bool IsPaused = false,
    bool IsProtected = false,
    bool IsDeleted = false)
{
    /// <summary>Its copies are to go.</summary>
    public bool IsEnding => IsDeleted && !IsProtected && !IsPaused;

    public bool Selects(string cluster, ModelCluster state) =>
        Names.Contains(cluster)
        || (Selector is { } selector && (selector.Length == 0 || selector == $"zone={state.Zone}"));
}
