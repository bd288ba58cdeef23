using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Core;

namespace Tombolo.Dashboard.ThisCluster;

/// <summary>What a cluster's role is read from.</summary>
/// <param name="Primary">The Cluster of this cluster as primary.</param>
/// <param name="Bootstrap">The Bootstrap that asks for it.</param>
/// <param name="ClusterInfo">Secret <c>mc-cluster-info</c>.</param>
/// <param name="JoinStatus">Secret <c>mc-join-status</c>.</param>
internal sealed record RoleFacts(Cluster? Primary, Bootstrap? Bootstrap, Secret? ClusterInfo, Secret? JoinStatus, MemberContact Contact);
