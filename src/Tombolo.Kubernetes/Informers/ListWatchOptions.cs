namespace Tombolo.Kubernetes.Informers;

/// <summary>The part of <see cref="InformerOptions{T}"/> that does not depend on what objects are decoded to.</summary>
internal sealed record ListWatchOptions(
    string? Namespace, string? LabelSelector, string? FieldSelector, int PageSize, TimeSpan WatchTimeout, TimeSpan MaxBackOff, Random Random);
