using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Client;
using Tombolo.Primary.Hub;

namespace Tombolo.Primary.Membership.Leaving;

/// <summary>
/// Collects what decides about the deletion of a Cluster. It is asked for and not looked up, since a cache that lags would remove copies that are to be
/// kept: it may not show yet that the namespace itself or the kind is being deleted, or an annotation that was set just before the deletion, or a secondary that
/// joined just now.
/// </summary>
internal sealed class LeaveInputReader(IKubernetesClient client, IMemberConnections connections, TimeProvider time)
{
    private static readonly ResourceKey FleetNamespace = new("", WellKnownNamespaces.MultiCluster);
    private static readonly ResourceKey Definition = new("", KnownResources.Cluster.QualifiedName);
    private static readonly ListOptions InFleetNamespace = new() { Namespace = WellKnownNamespaces.MultiCluster };

    /// <summary>Null when there is nothing to decide any more: the Cluster is gone, or is not held by our finalizer.</summary>
    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesException">The API server does not tell.</exception>
    public async Task<LeaveInput?> ReadAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        var read = await client.GetAsync(KnownResources.Cluster, key, ApiJsonContext.Default.Cluster, cancellationToken);
        if (read.IsNotFound || !read.Value.IsDeleting() || !read.Value.HasFinalizer())
        {
            return null;
        }

        var cluster = read.Value;
        var member = MemberReader.Read(cluster);
        var fleetNamespace = await client.GetAsync(KnownResources.Namespace, FleetNamespace, cancellationToken);
        return fleetNamespace.IsNotFound ? null : new LeaveInput(
            cluster,
            member,
            cluster.IsPrimary() ? await OthersThanAsync(cluster, cancellationToken) : [],
            fleetNamespace.Value.Metadata.IsDeleting || await IsKindEndingAsync(cancellationToken),
            member is not null && connections.IsConnected(member.Id),
            member is null ? null : connections.LastContact(member.Id),
            time.GetUtcNow());
    }

    private async Task<bool> IsKindEndingAsync(CancellationToken cancellationToken)
    {
        var definition = await client.GetAsync(KnownResources.CustomResourceDefinition, Definition, cancellationToken);
        return !definition.IsNotFound && definition.Value.Metadata.IsDeleting;
    }

    private async Task<string[]> OthersThanAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var listed = await client.ListAllAsync(KnownResources.Cluster, InFleetNamespace, cancellationToken);
        return [.. listed.Value.Items.Select(other => other.Metadata.Name).Where(name => name != cluster.Name()).Order(StringComparer.Ordinal)];
    }
}
