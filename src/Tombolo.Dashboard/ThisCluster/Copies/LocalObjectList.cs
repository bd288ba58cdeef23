namespace Tombolo.Dashboard.ThisCluster.Copies;

/// <summary>Profiles or policies of this cluster, ordinal order of names.</summary>
internal sealed record LocalObjectList(IReadOnlyList<LocalObject> Items);
