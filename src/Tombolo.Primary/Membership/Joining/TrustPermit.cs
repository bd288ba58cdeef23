using Tombolo.Api.Validation;
using Tombolo.Primary.Trusts;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>By a service-account token that a ClusterTrust believes. One service account is one Cluster.</summary>
internal sealed record TrustPermit(TrustedSubject Subject) : JoinPermit
{
    public override JoinDecision? FindRefusal(JoinApplicant applicant, string name, IFleet fleet, DateTimeOffset now)
    {
        var names = Subject.Trust.Spec.Names ?? [];
        if (names.Count > 0 && !names.Any(pattern => NamePattern.Matches(pattern!, name)))
        {
            return JoinDecision.Refuse(
                RefusalReasons.NameNotTrusted, $"ClusterTrust {Subject.Trust.Key.Name} lets in clusters named {string.Join(" or ", names)}, not '{name}'.");
        }

        return fleet.FindBySubject(Subject.Id) is { } other && other.MemberId() != applicant.Id
            ? JoinDecision.Refuse(
                RefusalReasons.SubjectTaken, $"Service account {Subject.Account} (uid {Subject.Uid}) has joined as Cluster '{other.Name()}' (id {other.MemberId()}).")
            : null;
    }
}
