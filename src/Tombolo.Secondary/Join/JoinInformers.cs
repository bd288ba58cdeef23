using Tombolo.Api.Core;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Secondary.Join;

/// <summary>One informer for each of the objects a join is about, selected by name so that nothing else is held.</summary>
/// <param name="Features">ConfigMap <c>tombolo-features</c>.</param>
/// <param name="KastenFeatures">ConfigMap <c>k10-features</c>.</param>
internal sealed record JoinInformers(
    IResourceInformer<Secret> Join,
    IResourceInformer<ConfigMap> Config,
    IResourceInformer<Secret> Status,
    IResourceInformer<Secret> ClusterInfo,
    IResourceInformer<ConfigMap> Features,
    IResourceInformer<ConfigMap> KastenFeatures);
