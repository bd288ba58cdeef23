namespace Tombolo.Dashboard.ThisCluster.Copies;

/// <summary>Where a copy comes from.</summary>
/// <param name="Primary">Name of the primary; absent when this cluster does not know it any more.</param>
/// <param name="Distribution">The Distribution that owns the copy first.</param>
/// <param name="Url">The page of the primary's dashboard where it is edited; absent when its address is not known.</param>
internal sealed record DistributedFrom(string? Primary, string? Distribution, string? Url);
