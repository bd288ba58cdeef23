using Tombolo.Api.Selectors;

namespace Tombolo.Dashboard.Clusters;

/// <summary>Which clusters are asked for.</summary>
/// <param name="Search">A part of the name, in any case; empty for all.</param>
/// <param name="State">One state; empty for all.</param>
/// <param name="Selector">By labels; null for all.</param>
internal sealed record ClusterQuery(string Search, string State, LabelSelector? Selector)
{
    public bool Takes(ClusterItem cluster) =>
        (Search.Length == 0 || cluster.Name.Contains(Search, StringComparison.OrdinalIgnoreCase))
        && (State.Length == 0 || cluster.State == State)
        && Selector?.Matches(cluster.Labels) is not false;
}
