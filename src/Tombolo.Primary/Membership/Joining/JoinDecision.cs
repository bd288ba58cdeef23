using Tombolo.Api.Clusters;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>What a join comes to: a new Cluster, a Cluster that is there already, or a refusal.</summary>
/// <param name="Name">The name of the Cluster; empty when refused.</param>
/// <param name="Existing">The Cluster that the applicant is or takes over.</param>
/// <param name="Refusal">Null when the cluster is taken in.</param>
/// <param name="Detail">A sentence about this refusal.</param>
/// <param name="Ended">A Cluster that waits for a member which, as this very join shows, is none any more.</param>
internal sealed record JoinDecision(string Name, Cluster? Existing, RefusalReason? Refusal, string Detail, Cluster? Ended = null)
{
    public static JoinDecision Create(string name) => new(name, null, null, "");

    public static JoinDecision Join(Cluster existing) => new(existing.Name(), existing, null, "");

    public static JoinDecision Refuse(RefusalReason reason, string detail) => new("", null, reason, detail);
}
