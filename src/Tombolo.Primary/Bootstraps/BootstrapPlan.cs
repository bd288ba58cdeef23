using Tombolo.Api.Clusters;

namespace Tombolo.Primary.Bootstraps;

/// <summary>The primary that a valid Bootstrap asks for.</summary>
/// <param name="ClusterName">Name of the Cluster to be.</param>
/// <param name="IngressUrl">Where members reach it, in normal form.</param>
/// <param name="Existing">The Cluster of that name that is there already and is this cluster's own.</param>
internal sealed record BootstrapPlan(string ClusterName, string IngressUrl, string K10Namespace, string ReleaseName, Cluster? Existing);
