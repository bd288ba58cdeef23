using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Core;
using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Live;

/// <summary>All live collections of this server, by what they hold. What changes in them is told under their names in the event stream.</summary>
internal sealed class LiveCollections(LiveFactory factory, DashboardOptions options)
{
    public LiveCollection<Cluster> Clusters { get; } = factory.Create(
        Manager("clusters", KnownResources.Cluster), Decoders.Typed(ApiJsonContext.Default.Cluster), TellsWhatThisIs);

    public LiveCollection<Distribution> Distributions { get; } = factory.Create(
        Manager("distributions", KnownResources.Distribution), Decoders.Typed(ApiJsonContext.Default.Distribution));

    public LiveCollection<KubernetesObject> Profiles { get; } = factory.Create<KubernetesObject>(
        Manager("profiles", KnownResources.Profile), found => found.Detach());

    public LiveCollection<KubernetesObject> Policies { get; } = factory.Create<KubernetesObject>(
        Manager("policies", KnownResources.Policy), found => found.Detach());

    /// <summary>Profiles in the K10 namespace of this cluster.</summary>
    public LiveCollection<KubernetesObject> LocalProfiles { get; } = factory.Create<KubernetesObject>(
        Local("local-profiles", KnownResources.Profile, options), found => found.Detach());

    /// <summary>Policies in the K10 namespace of this cluster.</summary>
    public LiveCollection<KubernetesObject> LocalPolicies { get; } = factory.Create<KubernetesObject>(
        Local("local-policies", KnownResources.Policy, options), found => found.Detach());

    /// <summary>What this cluster is: told to everybody, since everybody's pages depend on it.</summary>
    public LiveCollection<Bootstrap> Bootstraps { get; } = factory.Create(
        Manager("cluster", KnownResources.Bootstrap) with { IsForEverybody = true }, Decoders.Typed(ApiJsonContext.Default.Bootstrap));

    /// <inheritdoc cref="Bootstraps"/>
    public LiveCollection<Secret> JoinStatus { get; } = factory.Create(
        LocalNamed("cluster", KnownResources.Secret, WellKnownNames.JoinStatus, options), Decoders.Typed(CoreJsonContext.Default.Secret));

    /// <inheritdoc cref="Bootstraps"/>
    public LiveCollection<Secret> ClusterInfo { get; } = factory.Create(
        LocalNamed("cluster", KnownResources.Secret, WellKnownNames.ClusterInfo, options), Decoders.Typed(CoreJsonContext.Default.Secret));

    /// <summary>ConfigMap <c>tombolo-features</c>.</summary>
    public LiveCollection<ConfigMap> Features { get; } = factory.Create(
        LocalNamed("features", KnownResources.ConfigMap, WellKnownNames.Features, options), Decoders.Typed(CoreJsonContext.Default.ConfigMap));

    /// <summary>ConfigMap <c>k10-features</c>, which belongs to Kasten.</summary>
    public LiveCollection<ConfigMap> KastenFeatures { get; } = factory.Create(
        LocalNamed("features", KnownResources.ConfigMap, WellKnownNames.KastenFeatures, options), Decoders.Typed(CoreJsonContext.Default.ConfigMap));

    // The Cluster of the primary itself is what makes it one.
    private static LiveScope? TellsWhatThisIs(Cluster cluster) => cluster.Spec is { Primary: true } ? Manager("cluster", KnownResources.Cluster) with { IsForEverybody = true } : null;

    private static LiveScope Manager(string name, ResourceType type) => new(name, type, WellKnownNamespaces.MultiCluster);

    private static LiveScope Local(string name, ResourceType type, DashboardOptions options) => new(name, type, options.K10Namespace);

    private static LiveScope LocalNamed(string name, ResourceType type, string objectName, DashboardOptions options) =>
        Local(name, type, options) with { FieldSelector = $"metadata.name={objectName}", IsForEverybody = true };
}
