using Tombolo.Api.Access;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Dashboard.JoinTokens;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Dashboard.Live;

/// <summary>Live collections that only the pages of the manager read.</summary>
internal sealed class ManagerCollections(LiveFactory factory)
{
    public LiveCollection<K10ClusterRoleBinding> Bindings { get; } = factory.Create(
        new LiveScope("permissions", KnownResources.K10ClusterRoleBinding, WellKnownNamespaces.MultiCluster), Decoders.Typed(ApiJsonContext.Default.K10ClusterRoleBinding));

    public LiveCollection<K10ClusterRole> Roles { get; } = factory.Create(
        new LiveScope("roles", KnownResources.K10ClusterRole, WellKnownNamespaces.MultiCluster), Decoders.Typed(ApiJsonContext.Default.K10ClusterRole));

    /// <summary>Join tokens without their texts.</summary>
    public LiveCollection<TokenRecord> JoinTokens { get; } = factory.Create(
        new LiveScope("join-tokens", KnownResources.Secret, WellKnownNamespaces.MultiCluster) { FieldSelector = $"type={SecretTypes.JoinToken}" },
        found => TokenRecord.Of(found.Deserialize(CoreJsonContext.Default.Secret)));
}
