namespace Tombolo.Dashboard.ThisCluster.Joining;

/// <summary>What was asked for in the join that is taken back, for the next try; the token is not among it.</summary>
internal sealed record JoinInput(string? PrimaryIngress, string? ClusterName, string? ClusterIngress, bool AllowInsecure);
