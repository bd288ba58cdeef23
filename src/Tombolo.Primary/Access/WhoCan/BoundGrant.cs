using Tombolo.Protocol.Grants;

namespace Tombolo.Primary.Access.WhoCan;

/// <summary>What one K10ClusterRoleBinding says about one cluster.</summary>
/// <param name="Binding">Name of the K10ClusterRoleBinding.</param>
/// <param name="ClusterRole">As the K10ClusterRole names it.</param>
/// <param name="Subjects">As the primary knows them.</param>
internal sealed record BoundGrant(string Binding, string ClusterRole, IReadOnlyList<GrantSubject> Subjects);
