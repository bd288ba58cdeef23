namespace Tombolo.Dashboard.ThisCluster.Promoting;

/// <summary>Makes this cluster a primary.</summary>
/// <param name="Name">Its name in the fleet: lower-case letters, digits, <c>-</c> and <c>.</c>, at most 63.</param>
/// <param name="Ingress">The URL of this dashboard that other clusters can reach.</param>
internal sealed record PromoteRequest(string Name, string Ingress);
