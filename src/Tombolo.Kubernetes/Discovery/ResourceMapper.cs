using System.Buffers;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Kubernetes.Discovery;

/// <summary>
/// Maps kinds by the server's discovery, group by group as they are asked for, and remembers them. A kind that is not known is looked for
/// again; a failure is never remembered.
/// </summary>
public sealed class ResourceMapper(IKubernetesClient client, ResourceMapperOptions options, TimeProvider time) : IResourceMapper
{
    // A DNS subdomain; anything else would lead to another path.
    private static readonly SearchValues<char> GroupCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    private readonly Lock _lock = new();
    private readonly Dictionary<string, GroupEntry> _groups = new(StringComparer.Ordinal);
    private readonly GroupReader _reader = new(client);

    /// <inheritdoc/>
    public async Task<KubernetesResult<ResourceType>> MapAsync(GroupVersionKind kind, CancellationToken cancellationToken)
    {
        if (kind.Group.AsSpan().ContainsAnyExcept(GroupCharacters) || kind.Group.Contains("..", StringComparison.Ordinal))
        {
            return NoMatch(kind);
        }

        var known = await AskAsync(kind, options.MaxAge, cancellationToken);
        return known.IsNotFound ? await AskAsync(kind, options.MissInterval, cancellationToken) : known;
    }

    /// <summary>Forgets a group, so that the next question for it is asked of the server.</summary>
    public void Invalidate(string group)
    {
        lock (_lock)
        {
            _groups.Remove(group);
        }
    }

    /// <summary>Forgets each group of which a CustomResourceDefinition appears, changes or goes, until the result is disposed.</summary>
    /// <param name="definitions">An informer of CustomResourceDefinitions, decoded to anything.</param>
    public IDisposable Follow<T>(IResourceInformer<T> definitions) => definitions.Subscribe(change =>
    {
        // A CustomResourceDefinition is named PLURAL.GROUP.
        var dot = change.Key.Name.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0 && change.Type != ResourceChangeType.Resynced)
        {
            Invalidate(change.Key.Name[(dot + 1)..]);
        }
    });

    private async Task<KubernetesResult<ResourceType>> AskAsync(GroupVersionKind kind, TimeSpan maxAge, CancellationToken cancellationToken)
    {
        var resources = await GetGroup(kind.Group, maxAge).WaitAsync(cancellationToken);
        if (!resources.IsSuccess)
        {
            return KubernetesResult<ResourceType>.Failure(resources.Error);
        }

        foreach (var resource in resources.Value)
        {
            if (resource.Kind == kind.Kind && (kind.Version.Length == 0 || resource.Version == kind.Version))
            {
                return KubernetesResult<ResourceType>.Success(resource);
            }
        }

        return NoMatch(kind);
    }

    private Task<KubernetesResult<IReadOnlyList<ResourceType>>> GetGroup(string group, TimeSpan maxAge)
    {
        lock (_lock)
        {
            if (!_groups.TryGetValue(group, out var entry) || entry.HasFailed || time.GetElapsedTime(entry.BegunAt) >= maxAge)
            {
                // Not cancelled with whoever asked first: others may wait for it too.
                entry = new(Task.Run(() => _reader.ReadAsync(group, CancellationToken.None)), time.GetTimestamp());
                _groups[group] = entry;
            }

            return entry.Reading;
        }
    }

    private static KubernetesResult<ResourceType> NoMatch(GroupVersionKind kind) => KubernetesResult<ResourceType>.Failure(
        new(404, "NoKindMatch", $"the API server serves no {kind}; is its CustomResourceDefinition installed?", [], null));
}
