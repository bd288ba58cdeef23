using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Primary.Membership.Tombstones;

namespace Tombolo.Primary.Membership.Leaving;

/// <summary>Decides how the deletion of a Cluster goes on (design section 7, contract section 2.6).</summary>
internal static class LeavePolicy
{
    private const int NamesShown = 10;

    public static LeaveDecision Decide(LeaveInput input)
    {
        var cluster = input.Cluster;
        if (cluster.IsPrimary() && input.Others.Count > 0)
        {
            return new LeaveDecision(LeaveAction.Hold, LeaveReasons.HasSecondaries, DescribeOthers(input));
        }

        if (input.IsFleetEnding)
        {
            return DecideWithoutFleet(input);
        }

        if (FlagAnnotation.Check(cluster.Metadata.Annotations, Annotations.Protect) is { } unread)
        {
            return new LeaveDecision(LeaveAction.Hold, LeaveReasons.InvalidAnnotation, $"Whether the Cluster is protected cannot be told: {unread}.");
        }

        if (FlagAnnotation.IsTrue(cluster.Metadata.Annotations, Annotations.Protect))
        {
            return new LeaveDecision(
                LeaveAction.Hold, LeaveReasons.Protected, $"Annotation {Annotations.Protect} holds the deletion. To let it go on: {Remove(cluster.Name(), Annotations.Protect)}.");
        }

        if (input.Member is { } known && cluster.Annotation(Annotations.Left) == known.Incarnation)
        {
            return new LeaveDecision(LeaveAction.Release, LeaveReasons.MemberLeft);
        }

        return FlagAnnotation.IsTrue(cluster.Metadata.Annotations, Annotations.ForceDisconnect) ? EndWithoutMember(input, TombstoneCauses.ForcedDisconnect) : DecideByDeadline(input);
    }

    private static LeaveDecision DecideByDeadline(LeaveInput input)
    {
        if (input.Cluster.Annotation(Annotations.LeaveDeadline) is not { } text)
        {
            return DecideByContact(input, left: null, "");
        }

        if (!GoDuration.TryParse(text, out var duration))
        {
            return DecideByContact(input, left: null, $" Annotation {Annotations.LeaveDeadline} is no duration and has no effect; write it like {GoDuration.Example}.");
        }

        var left = input.Cluster.Metadata.DeletionTimestamp!.Value + duration - input.Now;
        return left <= TimeSpan.Zero
            ? EndWithoutMember(input, TombstoneCauses.LeaveDeadline)
            : DecideByContact(input, left, $" Annotation {Annotations.LeaveDeadline} ends the wait at {ApiTime.ToText(input.Now + left)}.");
    }

    private static LeaveDecision DecideByContact(LeaveInput input, TimeSpan? left, string deadline)
    {
        var name = input.Cluster.Name();
        if (input.Member is null)
        {
            return new LeaveDecision(
                LeaveAction.Hold, LeaveReasons.NotAMember, $"Cluster {name} carries no identity that joined here, so that nobody can be asked to leave. {Force(name)}{deadline}", left);
        }

        if (FlagAnnotation.Check(input.Cluster.Metadata.Annotations, Annotations.KeepCopies) is { } unread)
        {
            // What is removed does not come back.
            return new LeaveDecision(LeaveAction.Hold, LeaveReasons.InvalidAnnotation, $"Whether Cluster {name} keeps its copies cannot be told: {unread}.{deadline}", left);
        }

        if (input.IsConnected)
        {
            return new LeaveDecision(LeaveAction.Ask, LeaveReasons.Asked, "The member was asked to leave and removes what it got." + deadline, left);
        }

        var since = input.LastContact is { } contact ? $"since {ApiTime.ToText(contact)}" : "since this primary's server started";
        return new LeaveDecision(
            LeaveAction.Hold,
            LeaveReasons.Unreachable,
            $"Cluster {name} has not been heard of {since}. Its deletion waits until it is back and has removed what it got. {Force(name)}{deadline}",
            left);
    }

    // What is deleted with the namespace must not take the copies on other clusters with it.
    private static LeaveDecision DecideWithoutFleet(LeaveInput input)
    {
        var decision = EndWithoutMember(input, TombstoneCauses.NamespaceDeleted);
        return decision.Action == LeaveAction.Bury && input.IsConnected ? decision with { Action = LeaveAction.AskOrBury } : decision;
    }

    // The primary's own membership is its Cluster: when that is gone there is nobody to tell.
    private static LeaveDecision EndWithoutMember(LeaveInput input, string cause) =>
        new(input.Member is null || input.Cluster.IsPrimary() ? LeaveAction.Release : LeaveAction.Bury, cause);

    private static string DescribeOthers(LeaveInput input)
    {
        var shown = string.Join(", ", input.Others.Take(NamesShown));
        var more = input.Others.Count > NamesShown ? $" and {input.Others.Count - NamesShown} more" : "";
        return $"The primary goes last: {input.Others.Count} other clusters are members ({shown}{more}). Delete them first: kubectl delete -n {WellKnownNamespaces.MultiCluster} "
            + $"clusters.dist.kio.kasten.io -l {Labels.ClusterType}={ClusterTypes.Secondary}";
    }

    private static string Force(string name) =>
        $"To end the membership without it, keeping its copies: kubectl annotate -n {WellKnownNamespaces.MultiCluster} clusters.dist.kio.kasten.io {name} {Annotations.ForceDisconnect}=true";

    private static string Remove(string name, string annotation) => $"kubectl annotate -n {WellKnownNamespaces.MultiCluster} clusters.dist.kio.kasten.io {name} {annotation}-";
}
