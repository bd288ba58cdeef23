using Tombolo.Dashboard.Permissions;

namespace Tombolo.Dashboard.Clusters;

/// <summary>A K10ClusterRoleBinding that selects a cluster.</summary>
internal sealed record ClusterBinding(string Name, string Role, IReadOnlyList<SubjectEntry> Subjects);
