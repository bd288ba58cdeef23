using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Primary.Membership;
using Tombolo.Primary.Membership.Joining;

namespace Tombolo.Primary.Tests.Fleet;

/// <summary>A fleet of the Clusters that a test lists.</summary>
internal sealed class ListFleet(params IReadOnlyList<Cluster> clusters) : IFleet
{
    public Cluster? FindById(string clusterId) => clusters.FirstOrDefault(cluster => cluster.MemberId() == clusterId);

    public Cluster? FindByName(string name) => clusters.FirstOrDefault(cluster => cluster.Name() == name);

    public Cluster? FindByKey(string thumbprint) => clusters.FirstOrDefault(cluster => cluster.Annotation(Annotations.ClusterKey) == thumbprint);

    public Cluster? FindBySubject(string subject) => clusters.FirstOrDefault(cluster => cluster.Annotation(Annotations.TrustSubject) == subject);

    public int CountUses(string tokenId, string exceptId) =>
        clusters.Count(cluster => cluster.Annotation(Annotations.TokenId) == tokenId && cluster.MemberId() != exceptId);
}
