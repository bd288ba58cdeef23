namespace Tombolo.Protocol.Grants;

/// <summary>One ClusterRoleBinding: a role and who has it.</summary>
/// <param name="ClusterRole">Name of the ClusterRole.</param>
public sealed record Grant(string ClusterRole, IReadOnlyList<GrantSubject> Subjects);
