using Tombolo.Api.Access;
using Tombolo.Api.Clusters;
using Tombolo.Api.Details;
using Tombolo.Api.Names;
using Tombolo.Api.Selectors;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Permissions;

namespace Tombolo.Dashboard.Clusters;

/// <summary>Makes of a Cluster, and of what is known about it elsewhere, its page.</summary>
internal static class ClusterDetails
{
    private const string NotSelected = nameof(NotSelected);
    private static readonly Dictionary<string, string> NoLabels = [];

    /// <param name="explanations">What the hub's memory says of each Distribution on this cluster.</param>
    public static ClusterDetail Of(
        Cluster cluster, ClusterItem item, IReadOnlyDictionary<string, TargetExplanation> explanations, IEnumerable<K10ClusterRoleBinding> bindings) => new(
        item,
        cluster.Status?.Conditions ?? [],
        cluster.Status?.Exceptions ?? [],
        cluster.Status?.Revision,
        Distributions(cluster, explanations),
        [
            .. bindings
                .Where(binding => ClusterSelection.Parse(binding.Spec?.Clusters, new List<FieldError>()).Selects(item.Name, cluster.Metadata.Labels ?? NoLabels))
                .OrderBy(binding => binding.Metadata.Name, StringComparer.Ordinal)
                .Select(binding => new ClusterBinding(binding.Metadata.Name!, binding.Spec?.Role ?? "", SubjectEntries.Read(binding.Spec?.Subjects))),
        ],
        (cluster.Metadata.Annotations ?? NoLabels)
            .Where(annotation => Shown.Contains(annotation.Key))
            .ToDictionary(annotation => annotation.Key, annotation => annotation.Value, StringComparer.Ordinal));

    private static IReadOnlyList<string> Shown { get; } =
    [
        Annotations.Protect, Annotations.KeepCopies, Annotations.ForceDisconnect, Annotations.LeaveDeadline, Annotations.AllowRekey, Annotations.ForceSync,
        Annotations.ConfirmRestored,
    ];

    private static IReadOnlyList<ClusterDistribution> Distributions(Cluster cluster, IReadOnlyDictionary<string, TargetExplanation> explanations)
    {
        var held = (cluster.Status?.Holds ?? [])
            .Where(each => BindingOwner.TryRead(each.Name) is null)
            .ToDictionary(each => each.Name, each => each.Copies, StringComparer.Ordinal);
        var selected = explanations.Where(each => each.Value.Target.State != NotSelected).Select(each => each.Key);
        return
        [
            .. held.Keys.Union(selected, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name =>
            {
                var target = explanations.GetValueOrDefault(name)?.Target;
                return new ClusterDistribution(name, target?.State, target?.Reason, target?.Message, held.GetValueOrDefault(name), target?.Objects ?? []);
            }),
        ];
    }
}
