namespace Tombolo.Dashboard.Nodes;

/// <summary>The nodes of one cluster.</summary>
/// <param name="Nodes">Null while it has not reported.</param>
internal sealed record ClusterNodes(string Name, bool Primary, string State, int? Nodes, string? KubernetesVersion);
