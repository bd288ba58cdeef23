using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.States;
using Tombolo.Cli.Commands.Doctor.Installation;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Cli.Commands.Doctor.Target;

/// <summary>Judges what this cluster is already, and whether that leaves room for the join that was asked for.</summary>
internal static class MembershipCheck
{
    /// <param name="given">The token of a planned join; null when there is none.</param>
    public static Finding Judge(ClusterReading reading, TokenPublicPart? given)
    {
        if (reading.Unread is [var first, ..])
        {
            return Finding.Skip(CheckNames.Membership, $"not checked: {first}");
        }

        return reading switch
        {
            { Primary: { } primary, ClusterInfo: { } info } => Finding.Fail(
                CheckNames.Membership, $"this cluster is primary '{primary.Metadata.Name}' and a member of '{Name(info)}' at once", "let it leave there: tombolo disconnect"),
            { Primary: { } primary } => given is null
                ? Finding.Ok(CheckNames.Membership, $"this cluster is primary '{primary.Metadata.Name}'")
                : Finding.Fail(CheckNames.Membership, $"this cluster is primary '{primary.Metadata.Name}' itself, which joins nobody", "choose the cluster that is to join with --context"),
            { ClusterInfo: { } info } => OfMember(reading, info, given),
            { JoinSecret: not null, JoinConfig: not null } when given is null => OfJoin(reading),
            _ => Finding.Ok(CheckNames.Membership, "this cluster belongs to no primary"),
        };
    }

    private static Finding OfMember(ClusterReading reading, Secret info, TokenPublicPart? given)
    {
        var seen = $"this cluster is member '{info.Text(ClusterInfoKeys.ClusterName)}' of primary '{Name(info)}'";
        return given is { IsPinned: true } && info.Text(ClusterInfoKeys.PrimaryKey) is { } key && key != given.Key
            ? Finding.Fail(CheckNames.Membership, $"{seen}, the token is for '{given.Primary}'", "a cluster has one primary: leave that one first with: tombolo disconnect")
            : reading.JoinMessage.Length > 0
                ? Finding.Warn(CheckNames.Membership, $"{seen}; its server says: {reading.JoinMessage}", "see the findings below for the cause")
                : Finding.Ok(CheckNames.Membership, seen);
    }

    private static Finding OfJoin(ClusterReading reading) => reading.JoinState switch
    {
        JoinStates.Rejected => Finding.Fail(CheckNames.Membership, $"the join was rejected: {reading.JoinMessage}", "do what it says; a change of the token or of the configuration starts a new try"),
        JoinStates.Disconnected => Finding.Ok(CheckNames.Membership, "this cluster has left its primary"),
        _ => Finding.Warn(
            CheckNames.Membership,
            $"a join is under way{(reading.JoinMessage.Length > 0 ? $": {reading.JoinMessage}" : "")}",
            "it is tried again by itself; see the other findings for what stands in the way"),
    };

    private static string? Name(Secret info) => info.Text(ClusterInfoKeys.PrimaryName);
}
