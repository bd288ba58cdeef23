namespace Tombolo.Dashboard.ThisCluster.Joining;

/// <summary>Joins the fleet of a primary.</summary>
/// <param name="Token">A join token of the primary. Secret; never answered.</param>
/// <param name="PrimaryIngress">Where to reach the primary instead of the URL in the token.</param>
/// <param name="ClusterName">The name wished for; without it the primary chooses one.</param>
/// <param name="ClusterIngress">The URL of this dashboard, by which people come here from the primary.</param>
/// <param name="AllowInsecure">Accepts a primary at plain http.</param>
internal sealed record JoinRequest(string Token, string? PrimaryIngress, string? ClusterName, string? ClusterIngress, bool? AllowInsecure)
{
    /// <summary>Nothing of the token.</summary>
    public override string ToString() => $"join as {ClusterName}";
}
