namespace Tombolo.Protocol.Grants;

/// <summary>What one of the access roles is on this cluster.</summary>
/// <param name="Reference">As a K10ClusterRole names it.</param>
/// <param name="ClusterRole">The ClusterRole it stands for; empty when the cluster has none.</param>
/// <param name="Allows">It allows what was asked.</param>
public sealed record WhoCanRole(string Reference, string ClusterRole, bool Allows);
