using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Primary.Membership.Leaving;

/// <summary>Stores that a member has left by itself. The mark comes before the deletion, so that who is deleted is not asked to leave again.</summary>
internal sealed class MemberDepartures(IKubernetesClient client) : IDepartures
{
    private static readonly WriteOptions Options = new() { FieldManager = FieldManagers.Controller };

    public async Task DepartedAsync(Member member, CancellationToken cancellationToken)
    {
        var key = new ResourceKey(WellKnownNamespaces.MultiCluster, member.Name);
        var found = await client.GetAsync(KnownResources.Cluster, key, ApiJsonContext.Default.Cluster, cancellationToken);
        if (found.IsNotFound || !IsSame(found.Value, member))
        {
            return;
        }

        var cluster = found.Value;
        if (cluster.Annotation(Annotations.Left) != member.Incarnation)
        {
            var patch = new JsonObject
            {
                ["metadata"] = new JsonObject { ["uid"] = cluster.Metadata.Uid, ["annotations"] = new JsonObject { [Annotations.Left] = member.Incarnation } },
            };
            Require(await client.PatchAsync(KnownResources.Cluster, key, PatchKind.Merge, Encoding.UTF8.GetBytes(patch.ToJsonString()), Options, cancellationToken));
        }

        if (!cluster.IsDeleting())
        {
            Require(await client.DeleteAsync(KnownResources.Cluster, key, new DeleteOptions { Uid = cluster.Metadata.Uid }, cancellationToken));
        }
    }

    // A Cluster of that name that is another member, or a later life of this one, has not left.
    private static bool IsSame(Cluster cluster, Member member) => cluster.MemberId() == member.Id && cluster.Annotation(Annotations.Incarnation) == member.Incarnation;

    private static void Require<T>(KubernetesResult<T> result)
    {
        if (result.Error is { IsNotFound: false } error)
        {
            throw new KubernetesException(error);
        }
    }
}
