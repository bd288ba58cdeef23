using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;
using Tombolo.Cli.Output;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Get;

/// <summary>K10ClusterRoleBindings, as the printer columns of their CRD (contract U22) and what follows from their state.</summary>
internal sealed class BindingView : IObjectView
{
    public static BindingView Instance { get; } = new();

    public ResourceType Type => KnownResources.K10ClusterRoleBinding;

    public IReadOnlyList<string> Names { get; } = ["access", "k10clusterrolebindings", "k10clusterrolebinding"];

    public string Description => "Show who has which role on which clusters.";

    public string WhenEmpty => "No K10ClusterRoleBindings: nobody of this primary has access to other clusters.";

    public string Examples => """
        # All bindings and how many clusters grant them
        tombolo get access

        # With who is bound, and the first cluster that does not grant it
        tombolo get access -o wide

        # What is wrong with one
        tombolo get access eu-operators -o yaml
        """;

    public IReadOnlyList<string> Headings(bool isWide) =>
        ["NAME", "ROLE", "CLUSTERS", "STATE", "GRANTED", "AGE", .. isWide ? (string[])["SUBJECTS", "WORST CLUSTER", "MESSAGE"] : []];

    public IReadOnlyList<Cell> Row(KubernetesObject found, bool isWide, DateTimeOffset now)
    {
        var binding = found.Deserialize(ApiJsonContext.Default.K10ClusterRoleBinding);
        var status = binding.Status;
        List<Cell> row =
        [
            binding.Metadata.Name,
            binding.Spec?.Role,
            status?.Clusters,
            Cell.OfState(status?.State, DistributionStates.Table),
            status?.Summary?.Text,
            AgeText.Of(binding.Metadata.CreationTimestamp, now),
        ];
        if (isWide)
        {
            var worst = status?.WorstTargets is [var first, ..] ? first : null;
            row.AddRange(
            [
                string.Join(',', (binding.Spec?.Subjects ?? []).Select(subject => $"{subject?.Kind}/{subject?.Name}")),
                worst is null ? default(string) : $"{worst.Cluster}: {worst.State}",
                worst?.Message ?? (status?.State == DistributionStates.Failed ? Tombolo.Api.Meta.ConditionListExtensions.Find(status.Conditions, Tombolo.Api.Meta.ConditionTypes.Ready)?.Message : null),
            ]);
        }

        return row;
    }
}
