namespace Tombolo.Api.Access.WhoCan;

/// <summary>Who may do something on the clusters of a fleet: what K10ClusterRoleBindings say next to what each cluster itself says.</summary>
/// <param name="Verb">Of a request, such as <c>create</c>.</param>
/// <param name="Resource"><c>resource[.group][/subresource]</c>.</param>
/// <param name="Namespace">Empty for rights that hold in all namespaces.</param>
/// <param name="Clusters">Ordinal order of names.</param>
public sealed record FleetAccess(string Verb, string Resource, string Namespace, IReadOnlyList<ClusterAccess> Clusters);
