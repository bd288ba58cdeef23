using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Discovery;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Sets;

namespace Tombolo.Secondary.Apply.Live;

/// <summary>Finds the resource of an item's kind: the kinds of the allow-list without asking, others by what the cluster serves.</summary>
internal sealed class CopyTypes(IResourceMapper mapper, PayloadPolicy payloads)
{
    private readonly IReadOnlyList<ResourceType> _known = Known(payloads);

    /// <summary>The kinds of which copies may have been made before this process started: they are watched whether they are wanted or not.</summary>
    /// <param name="payloads">The allow-list of this cluster; what earlier settings of it may have brought is of the default list.</param>
    public static IReadOnlyList<ResourceType> Known(PayloadPolicy payloads) => [.. PayloadPolicy.Default.Kinds.Union(payloads.Kinds), KnownResources.ClusterRoleBinding];

    /// <summary>Null when the cluster serves no such kind.</summary>
    /// <exception cref="KubernetesException">The cluster does not tell.</exception>
    public async ValueTask<ResourceType?> FindAsync(ItemKey item, CancellationToken cancellationToken)
    {
        foreach (var known in _known)
        {
            if (known.Group == item.Group && known.Kind == item.Kind)
            {
                return known with { Version = item.Version };
            }
        }

        var mapped = await mapper.MapAsync(new GroupVersionKind(item.Group, item.Version, item.Kind), cancellationToken);
        return mapped switch
        {
            { IsSuccess: true } => mapped.Value,
            { IsNotFound: true } => null,
            _ => throw new KubernetesException(mapped.Error!),
        };
    }
}
