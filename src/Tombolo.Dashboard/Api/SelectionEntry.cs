namespace Tombolo.Dashboard.Api;

/// <summary>One entry of a selection of clusters; several are a union.</summary>
/// <param name="Name">A Cluster.</param>
/// <param name="Selector">A label selector, <c>""</c> for every cluster, now and later; null where a name is given.</param>
internal sealed record SelectionEntry(string? Name = null, string? Selector = null);
