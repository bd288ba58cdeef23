using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Controllers.Namespaces;

/// <summary>What a namespace says that cannot go yet, in the words of kube-controller-manager.</summary>
internal static class NamespaceConditions
{
    public static IReadOnlyList<NamespaceCondition> Remaining(IReadOnlyList<(ResourceDefinition Resource, StoredObject Stored)> content)
    {
        var resources = content
            .GroupBy(each => $"{each.Resource.Plural}.{each.Resource.Group}", StringComparer.Ordinal)
            .Select(same => $"{same.Key} has {same.Count()} resource instances")
            .Order(StringComparer.Ordinal);
        var finalizers = content
            .SelectMany(each => each.Stored.Read().Object("metadata").Texts("finalizers"))
            .GroupBy(finalizer => finalizer, StringComparer.Ordinal)
            .Select(same => $"{same.Key} in {same.Count()} resource instances")
            .Order(StringComparer.Ordinal)
            .ToList();
        return
        [
            new("NamespaceDeletionDiscoveryFailure", false, "ResourcesDiscovered", "All resources successfully discovered"),
            new("NamespaceDeletionGroupVersionParsingFailure", false, "ParsedGroupVersions", "All legacy kube types successfully parsed"),
            new("NamespaceDeletionContentFailure", false, "ContentDeleted", "All content successfully deleted, may be waiting on finalization"),
            new("NamespaceContentRemaining", true, "SomeResourcesRemain", $"Some resources are remaining: {string.Join(", ", resources)}"),
            finalizers.Count == 0
                ? new("NamespaceFinalizersRemaining", false, "ContentHasNoFinalizers", "All content-preserving finalizers finished")
                : new("NamespaceFinalizersRemaining", true, "SomeFinalizersRemain", $"Some content in the namespace has finalizers remaining: {string.Join(", ", finalizers)}"),
        ];
    }
}
