using Tombolo.Api.Clusters;
using Tombolo.Api.States;

namespace Tombolo.Dashboard.Nodes;

/// <summary>Counts nodes from what clusters reported.</summary>
internal static class NodeCounter
{
    public static NodeCensus Count(IEnumerable<Cluster> clusters)
    {
        var rows = clusters
            .Select(cluster => new ClusterNodes(
                cluster.Metadata.Name!,
                cluster.Spec?.Primary == true,
                cluster.Status?.State ?? ClusterStates.Joining,
                cluster.Status?.NodeCount,
                cluster.Status?.KubernetesVersion))
            .OrderByDescending(row => row.Primary)
            .ThenBy(row => row.Name, StringComparer.Ordinal)
            .ToList();
        return new NodeCensus(rows.Sum(row => row.Nodes ?? 0), rows.Count(row => row.Nodes is null), rows);
    }
}
