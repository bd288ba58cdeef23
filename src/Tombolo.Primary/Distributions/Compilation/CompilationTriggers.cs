using Tombolo.Api.Clusters;
using Tombolo.Kubernetes.Informers;
using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>Which changes can change a set. Most changes are statuses that are written, many for every change that matters.</summary>
internal static class CompilationTriggers
{
    public static bool Matters(ResourceChange<Cluster> change) =>
        change is not { Type: ResourceChangeType.Updated, Current: { } current, Previous: { } previous }
            ? change.Type != ResourceChangeType.Resynced
            : current.Spec != previous.Spec
                || current.Status?.Id != previous.Status?.Id
                || current.Metadata.DeletionTimestamp is null != previous.Metadata.DeletionTimestamp is null
                || Differ(current.Metadata.Labels, previous.Metadata.Labels)
                || Differ(current.Metadata.Annotations, previous.Metadata.Annotations);

    public static bool Matters(ResourceChange<DistributionObject> change) =>
        change is not { Type: ResourceChangeType.Updated, Current: { } current, Previous: { } previous }
            ? change.Type != ResourceChangeType.Resynced
            : !current.Definition.HasSameContent(previous.Definition);

    private static bool Differ(IReadOnlyDictionary<string, string>? left, IReadOnlyDictionary<string, string>? right)
    {
        if ((left?.Count ?? 0) != (right?.Count ?? 0))
        {
            return true;
        }

        foreach (var (key, value) in left ?? new Dictionary<string, string>())
        {
            if (!right!.TryGetValue(key, out var other) || other != value)
            {
                return true;
            }
        }

        return false;
    }
}
