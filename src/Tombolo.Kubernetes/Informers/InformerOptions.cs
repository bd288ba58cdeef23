using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Informers;

/// <summary>What an informer keeps, and how.</summary>
public sealed record InformerOptions<T>
{
    /// <summary>
    /// Makes of an object what the store keeps; see <see cref="Decoders"/>. An object for which it is null is not of interest and not kept.
    /// One for which it throws is skipped: what is known of that object stays.
    /// </summary>
    public required Func<KubernetesObject, T?> Decode { get; init; }

    /// <summary>Null means all namespaces.</summary>
    public string? Namespace { get; init; }

    /// <summary>Kubernetes label selector string.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>Kubernetes field selector string.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>By name of the index: the values under which an object is found.</summary>
    public IReadOnlyDictionary<string, Func<T, IEnumerable<string>>> Indexers { get; init; } = new Dictionary<string, Func<T, IEnumerable<string>>>(StringComparer.Ordinal);

    /// <summary>How often subscribers are shown every object again; null, the default, is never.</summary>
    public TimeSpan? ResyncPeriod { get; init; }

    /// <summary>Called for each object that could not be decoded, for metrics; the informer logs it.</summary>
    public Action<ResourceKey>? DecodeFailed { get; init; }

    /// <summary>Objects per page of a list.</summary>
    public int PageSize { get; init; } = ListAllExtensions.DefaultPageSize;

    /// <summary>How long one watch lasts at least; up to twice as long, so that the watches of many do not end together.</summary>
    public TimeSpan WatchTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest pause between two tries when the API server fails.</summary>
    public TimeSpan MaxBackOff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For jitter; a test seeds it.</summary>
    public Random Random { get; init; } = Random.Shared;
}
