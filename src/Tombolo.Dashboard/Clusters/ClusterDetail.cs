using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;

namespace Tombolo.Dashboard.Clusters;

/// <summary>Everything about one member.</summary>
/// <param name="Exceptions">Objects there that are not as wanted.</param>
/// <param name="Revision">What it acknowledged; null before the first.</param>
/// <param name="Distributions">What it holds or is to hold, by the name of the Distribution.</param>
/// <param name="Bindings">Who may do what inside of it.</param>
/// <param name="Annotations">Those that steer its membership, such as <c>tombolo.io/protect</c>.</param>
internal sealed record ClusterDetail(
    ClusterItem Cluster,
    IReadOnlyList<Condition> Conditions,
    IReadOnlyList<ObjectDeviation> Exceptions,
    Revision? Revision,
    IReadOnlyList<ClusterDistribution> Distributions,
    IReadOnlyList<ClusterBinding> Bindings,
    IReadOnlyDictionary<string, string> Annotations);
