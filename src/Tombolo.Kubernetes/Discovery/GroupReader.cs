using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Discovery;

/// <summary>Reads all resources of one API group, those of the preferred version first.</summary>
internal sealed class GroupReader(IKubernetesClient client)
{
    /// <summary>The resources; none when there is no such group.</summary>
    public async Task<KubernetesResult<IReadOnlyList<ResourceType>>> ReadAsync(string group, CancellationToken cancellationToken)
    {
        var versions = await ReadVersionsAsync(group, cancellationToken);
        if (!versions.IsSuccess)
        {
            return KubernetesResult<IReadOnlyList<ResourceType>>.Failure(versions.Error);
        }

        var resources = new List<ResourceType>();
        foreach (var version in versions.Value)
        {
            var found = await ReadVersionAsync(group, version, cancellationToken);
            if (!found.IsSuccess)
            {
                return KubernetesResult<IReadOnlyList<ResourceType>>.Failure(found.Error);
            }

            resources.AddRange(found.Value);
        }

        return KubernetesResult<IReadOnlyList<ResourceType>>.Success(resources);
    }

    private async Task<KubernetesResult<IEnumerable<string>>> ReadVersionsAsync(string group, CancellationToken cancellationToken)
    {
        if (group.Length == 0)
        {
            return KubernetesResult<IEnumerable<string>>.Success(["v1"]);
        }

        var found = await client.GetDocumentAsync($"/apis/{group}", DiscoveryJsonContext.Default.ApiGroup, each => each.Versions is not null, cancellationToken);
        return found.IsNotFound ? KubernetesResult<IEnumerable<string>>.Success([]) : found.Map(each => each.InOrder());
    }

    private async Task<KubernetesResult<IEnumerable<ResourceType>>> ReadVersionAsync(string group, string version, CancellationToken cancellationToken)
    {
        var path = group.Length == 0 ? $"/api/{version}" : $"/apis/{group}/{version}";
        var found = await client.GetDocumentAsync(path, DiscoveryJsonContext.Default.ApiResourceList, each => each.Resources is not null, cancellationToken);
        // A version that went away between the two reads has no resources.
        return found.IsNotFound
            ? KubernetesResult<IEnumerable<ResourceType>>.Success([])
            : found.Map(list => list.Resources!
                .Where(each => each is { Name.Length: > 0, Kind.Length: > 0 } && !each.Name.Contains('/', StringComparison.Ordinal))
                .Select(each => new ResourceType(group, version, each.Kind!, each.Name!, each.Namespaced)));
    }
}
