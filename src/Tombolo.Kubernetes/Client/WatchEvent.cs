using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Client;

/// <summary>One event of a watch: an object, or a status when <see cref="Type"/> is <see cref="WatchEventType.Error"/>.</summary>
public readonly record struct WatchEvent(WatchEventType Type, KubernetesObject Object, KubernetesStatus? Error);
