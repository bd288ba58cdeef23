using Tombolo.Api.Access;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Permissions;

/// <summary>Makes of a K10ClusterRoleBinding what the page shows.</summary>
internal static class BindingItems
{
    public static BindingItem Of(K10ClusterRoleBinding binding)
    {
        var clusters = SelectionEntries.Read(binding.Spec?.Clusters);
        return new BindingItem(
            binding.Metadata.Name!,
            binding.Metadata.ResourceVersion ?? "",
            binding.Spec?.Role ?? "",
            clusters,
            clusters.Any(entry => entry.Selector is { Length: 0 }),
            SubjectEntries.Read(binding.Spec?.Subjects),
            binding.Metadata.DeletionTimestamp is not null,
            binding.Metadata.CreationTimestamp,
            binding.Status?.State,
            ConditionTexts.WhyNot(binding.Status?.Conditions),
            binding.Status?.Summary,
            binding.Status?.WorstTargets ?? [],
            binding.Status?.Conditions ?? []);
    }
}
