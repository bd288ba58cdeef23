using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;
using Tombolo.Cli.Output;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Get;

/// <summary>Distributions, as the printer columns of their CRD (contract U22) and what follows from their state.</summary>
internal sealed class DistributionView : IObjectView
{
    public static DistributionView Instance { get; } = new();

    public ResourceType Type => KnownResources.Distribution;

    public IReadOnlyList<string> Names { get; } = ["distributions", "distribution"];

    public string Description => "Show the distributions and how far they are.";

    public string WhenEmpty => "No distributions.";

    public string Examples => """
        # All
        tombolo get distributions

        # With the first target that is not in sync, and why
        tombolo get distributions -o wide

        # Which targets of one are not in sync
        tombolo get distributions baseline -o yaml
        """;

    public IReadOnlyList<string> Headings(bool isWide) =>
        ["NAME", "STATE", "SINCE", "TARGETS", "REVISION", "LAST SYNC", "AGE", .. isWide ? (string[])["WORST TARGET", "MESSAGE"] : []];

    public IReadOnlyList<Cell> Row(KubernetesObject found, bool isWide, DateTimeOffset now)
    {
        var distribution = found.Deserialize(ApiJsonContext.Default.Distribution);
        var status = distribution.Status;
        List<Cell> row =
        [
            distribution.Metadata.Name,
            Cell.OfState(found.Metadata.IsDeleting ? DistributionStates.Deleting : status?.State, DistributionStates.Table),
            AgeText.Of(status?.LastTransitionTime, now),
            status?.Summary?.Text,
            RevisionText.Short(status?.RevisionHash),
            AgeText.Of(status?.LastSyncTime, now),
            AgeText.Of(distribution.Metadata.CreationTimestamp, now),
        ];
        if (isWide)
        {
            var worst = status?.WorstTargets is [var first, ..] ? first : null;
            row.AddRange([worst is null ? default(string) : $"{worst.Cluster}: {worst.State}", worst?.Message]);
        }

        return row;
    }
}
