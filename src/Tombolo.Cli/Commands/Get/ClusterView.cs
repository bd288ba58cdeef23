using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;
using Tombolo.Cli.Output;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Get;

/// <summary>Clusters, as the printer columns of their CRD (contract U22) and what follows from their state.</summary>
internal sealed class ClusterView : IObjectView
{
    public static ClusterView Instance { get; } = new();

    public ResourceType Type => KnownResources.Cluster;

    public IReadOnlyList<string> Names { get; } = ["clusters", "cluster"];

    public string Description => "Show the members of the fleet.";

    public string WhenEmpty => "No clusters: this cluster is no primary; make it one: tombolo setup-primary --name NAME --ingress URL";

    public string Examples => """
        # All members
        tombolo get clusters

        # With versions and nodes, only those with a label
        tombolo get clusters -l region=eu -o wide

        # One as it is in the API server
        tombolo get clusters shop-lyon -o yaml
        """;

    public IReadOnlyList<string> Headings(bool isWide) =>
        ["NAME", "TYPE", "STATE", "SINCE", "REVISION", "EXCEPTIONS", "INGRESS", "ID", "AGE", .. isWide ? (string[])["VERSION", "KUBERNETES", "NODES"] : []];

    public IReadOnlyList<Cell> Row(KubernetesObject found, bool isWide, DateTimeOffset now)
    {
        var cluster = found.Deserialize(ApiJsonContext.Default.Cluster);
        var status = cluster.Status;
        List<Cell> row =
        [
            cluster.Metadata.Name,
            found.Metadata.Labels.GetValueOrDefault(Labels.ClusterType),
            Cell.OfState(found.Metadata.IsDeleting ? ClusterStates.Leaving : status?.State, ClusterStates.Table),
            AgeText.Of(status?.LastTransitionTime, now),
            RevisionText.Of(status?.Revision),
            status?.Exceptions is { Count: > 0 } exceptions ? new Cell($"{exceptions.Count}", StateSeverity.Warning) : "0",
            cluster.Spec?.Location.Ingress?.Url,
            status?.Id,
            AgeText.Of(cluster.Metadata.CreationTimestamp, now),
        ];
        if (isWide)
        {
            row.AddRange([status?.Version, status?.KubernetesVersion, status?.NodeCount is { } nodes ? $"{nodes}" : null]);
        }

        return row;
    }
}
