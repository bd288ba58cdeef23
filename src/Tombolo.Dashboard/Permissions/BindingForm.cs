using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Permissions;

/// <summary>A K10ClusterRoleBinding to be made or changed.</summary>
/// <param name="Name">Of the object; cannot change.</param>
/// <param name="ResourceVersion">Change this version only; null changes whatever there is.</param>
internal sealed record BindingForm(
    string? Name, string? Role, IReadOnlyList<SelectionEntry>? Clusters, IReadOnlyList<SubjectEntry>? Subjects, string? ResourceVersion = null);
