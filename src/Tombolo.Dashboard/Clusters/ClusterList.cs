namespace Tombolo.Dashboard.Clusters;

/// <summary>The members of the fleet that the caller may see, the primary first, then by name.</summary>
/// <param name="Total">How many there are before the filters of the request.</param>
/// <param name="MayGrant">The caller may create K10ClusterRoleBindings.</param>
/// <param name="User">The caller, as a subject of a K10ClusterRoleBinding.</param>
internal sealed record ClusterList(IReadOnlyList<ClusterItem> Items, int Total, bool MayGrant, string User);
