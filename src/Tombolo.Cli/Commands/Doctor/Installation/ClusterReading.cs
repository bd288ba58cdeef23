using Tombolo.Api.Clusters;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Cli.Commands.Status;

namespace Tombolo.Cli.Commands.Doctor.Installation;

/// <summary>What a cluster says of its membership; null where there is no such object, or where it may not be read.</summary>
internal sealed record ClusterReading
{
    public Secret? ClusterInfo { get; init; }

    public Secret? JoinStatus { get; init; }

    public Secret? JoinSecret { get; init; }

    public ConfigMap? JoinConfig { get; init; }

    /// <summary>The Clusters of a primary.</summary>
    public IReadOnlyList<Cluster> Clusters { get; init; } = [];

    /// <summary>The join tokens of a primary.</summary>
    public IReadOnlyList<Secret> Tokens { get; init; } = [];

    /// <summary>What could not be read, each a sentence.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Null unless this cluster is a primary.</summary>
    public Cluster? Primary => Clusters.FirstOrDefault(StatusAssessment.IsPrimary);

    /// <summary>What <c>mc-join-status</c> says; empty without one.</summary>
    public string JoinState => JoinStatus?.Text(JoinStatusKeys.Status) ?? "";

    public string JoinMessage => JoinStatus?.Text(JoinStatusKeys.Message) ?? "";
}
