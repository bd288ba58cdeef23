using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Informers;
using Tombolo.Primary.Hub;

namespace Tombolo.Primary.Membership.Leaving;

/// <summary>
/// Collects what decides about the deletion of a Cluster. The namespace is asked for and not looked up: its deletion comes before that of what is
/// in it, and taking one for the other would remove copies that are to be kept.
/// </summary>
internal sealed class LeaveInputReader(IKubernetesClient client, IResourceInformer<Cluster> clusters, IMemberConnections connections, TimeProvider time)
{
    private static readonly ResourceKey FleetNamespace = new("", WellKnownNamespaces.MultiCluster);

    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesException">The namespace cannot be read.</exception>
    public async Task<LeaveInput> ReadAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var member = MemberReader.Read(cluster);
        var found = await client.GetAsync(KnownResources.Namespace, FleetNamespace, cancellationToken);
        return new LeaveInput(
            cluster,
            member,
            cluster.IsPrimary() ? OthersThan(cluster) : [],
            found.Value.Metadata.IsDeleting,
            member is not null && connections.IsConnected(member.Id),
            member is null ? null : connections.LastContact(member.Id),
            time.GetUtcNow());
    }

    private string[] OthersThan(Cluster cluster) =>
        [.. clusters.List().Where(other => other.Key() != cluster.Key()).Select(other => other.Name()).Order(StringComparer.Ordinal)];
}
