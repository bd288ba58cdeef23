namespace Tombolo.Dashboard.Clusters;

/// <summary>What of a Cluster is to change; null leaves it as it is.</summary>
/// <param name="Labels">All labels it is to have, besides those of the system.</param>
/// <param name="Ingress">The URL of its dashboard; empty removes it.</param>
/// <param name="ResourceVersion">Change this version only; null changes whatever there is.</param>
internal sealed record ClusterChange(IReadOnlyDictionary<string, string>? Labels, string? Ingress, string? ResourceVersion);
