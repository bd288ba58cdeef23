using Tombolo.Api.Clusters;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>The Clusters there are, as a join has to know them.</summary>
internal interface IFleet
{
    Cluster? FindById(string clusterId);

    Cluster? FindByName(string name);

    /// <summary>A Cluster of that key, whatever its id.</summary>
    Cluster? FindByKey(string thumbprint);

    /// <summary>The Cluster that joined with this service account, see <see cref="Api.Names.Annotations.TrustSubject"/>.</summary>
    Cluster? FindBySubject(string subject);

    /// <summary>How many Clusters carry the token id, without the one of <paramref name="exceptId"/>.</summary>
    int CountUses(string tokenId, string exceptId);
}
