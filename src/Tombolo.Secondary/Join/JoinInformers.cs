using Tombolo.Api.Core;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Secondary.Join;

/// <summary>One informer for each of the four objects a join is about, selected by name so that nothing else is held.</summary>
internal sealed record JoinInformers(
    IResourceInformer<Secret> Join,
    IResourceInformer<ConfigMap> Config,
    IResourceInformer<Secret> Status,
    IResourceInformer<Secret> ClusterInfo);
