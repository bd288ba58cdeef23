using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>
/// Decides about a join whose permit is known and proven (docs/protocol.md, "Join", from "not expired" on). The same cluster with the same key is
/// always the same Cluster, so that any step may be repeated.
/// </summary>
internal static class JoinAdmission
{
    public static JoinDecision Decide(JoinApplicant applicant, JoinPermit permit, IFleet fleet, PrimaryCluster primary, DateTimeOffset now)
    {
        var own = fleet.FindById(applicant.Id);
        var name = own?.Name() ?? applicant.Name ?? GeneratedName.Choose(applicant.Id, candidate => fleet.FindByName(candidate) is not null);
        if (permit.FindRefusal(applicant, name, fleet, now) is { } refusal)
        {
            return refusal;
        }

        if (applicant.Name is not null && ClusterNames.Check(applicant.Name) is { } fault)
        {
            return JoinDecision.Refuse(RefusalReasons.InvalidName, $"{fault}.");
        }

        if (applicant.Id == primary.Id)
        {
            return JoinDecision.Refuse(RefusalReasons.NotAllowed, $"This cluster is the primary '{primary.Name}' itself and already a member of its own fleet; delete its Secret mc-join.");
        }

        if (own is not null)
        {
            return DecideOwn(applicant, own);
        }

        return fleet.FindByKey(applicant.Key.Thumbprint) is { } twin ? DecideTwin(applicant, twin)
            : fleet.FindByName(name) is { } other ? DecideTaken(applicant, other)
            : JoinDecision.Create(name);
    }

    private static JoinDecision DecideOwn(JoinApplicant applicant, Cluster own)
    {
        var isSameKey = own.Annotation(Annotations.ClusterKey) == applicant.Key.Thumbprint;
        if (own.IsDeleting())
        {
            // A new incarnation begins only after the one before has ended, so that nobody is left to be waited for.
            return isSameKey && own.Annotation(Annotations.Incarnation) != applicant.Incarnation ? Leaving(own) with { Ended = own } : Leaving(own);
        }

        return isSameKey || MayTakeOver(applicant, own)
            ? JoinDecision.Join(own)
            : JoinDecision.Refuse(
                RefusalReasons.IdentityMismatch,
                $"Cluster '{own.Name()}' is known with key {own.Annotation(Annotations.ClusterKey)}, and comes with key {applicant.Key.Thumbprint}.");
    }

    private static JoinDecision DecideTwin(JoinApplicant applicant, Cluster twin)
    {
        if (twin.IsDeleting())
        {
            return Leaving(twin);
        }

        // An identity that was restored into a cluster built anew goes on where it was when somebody allowed it.
        return !twin.IsPrimary() && MayTakeOver(applicant, twin)
            ? JoinDecision.Join(twin)
            : JoinDecision.Refuse(RefusalReasons.DuplicateIdentity, $"Cluster '{twin.Name()}' has the same key but is another cluster (id {twin.MemberId()}).");
    }

    private static JoinDecision DecideTaken(JoinApplicant applicant, Cluster other)
    {
        if (other.IsDeleting())
        {
            return Leaving(other);
        }

        // A cluster that was built anew keeps its name when somebody allowed its new key.
        return !other.IsPrimary() && MayTakeOver(applicant, other)
            ? JoinDecision.Join(other)
            : JoinDecision.Refuse(
                RefusalReasons.NameTaken,
                $"The name '{other.Name()}' belongs to another cluster (id {other.MemberId()}). If this one replaces it, annotate Cluster '{other.Name()}' on the primary "
                + $"with {Annotations.AllowRekey}={applicant.Key.Thumbprint}.");
    }

    private static bool MayTakeOver(JoinApplicant applicant, Cluster cluster) => cluster.Annotation(Annotations.AllowRekey)?.Trim() == applicant.Key.Thumbprint;

    private static JoinDecision Leaving(Cluster cluster) =>
        JoinDecision.Refuse(RefusalReasons.NotReady, $"Cluster '{cluster.Name()}' is being deleted on the primary; once it is gone the join goes on.");
}
