using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Core;
using Tombolo.Api.Distributions;

namespace Tombolo.Cli.Commands.Status;

/// <summary>What a cluster holds that tells how Tombolo stands there. Lists are empty where their kind is not installed.</summary>
internal sealed record StatusFacts
{
    public required string K10Namespace { get; init; }

    public bool HasK10Namespace { get; init; }

    /// <summary>The kinds of Tombolo are installed.</summary>
    public bool HasKinds { get; init; }

    /// <summary>Kasten's own multi-cluster manager is on.</summary>
    public bool IsKastenMultiClusterOn { get; init; }

    /// <summary>Null when no server ever ran here.</summary>
    public ServerLease? Lease { get; init; }

    public IReadOnlyList<Bootstrap> Bootstraps { get; init; } = [];

    public IReadOnlyList<Cluster> Clusters { get; init; } = [];

    public IReadOnlyList<Distribution> Distributions { get; init; } = [];

    /// <summary>Secret <c>mc-cluster-info</c>; null unless this cluster is a secondary.</summary>
    public Secret? ClusterInfo { get; init; }

    /// <summary>Secret <c>mc-join-status</c>.</summary>
    public Secret? JoinStatus { get; init; }

    public bool HasJoinSecret { get; init; }

    public bool HasJoinConfig { get; init; }
}
