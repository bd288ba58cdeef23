using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Membership.Tombstones;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Membership.Leaving;

/// <summary>Asks a connected member to leave, with a signed statement that lets it finish also when it dies half-way.</summary>
internal sealed class MemberFarewell(IMemberConnections connections, TombstoneStore tombstones, TimeProvider time)
{
    /// <summary>How long a member may take to remove what it got before it is asked anew.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The answer of the member; null when it went away or did not answer in time.</summary>
    public async Task<MemberAnswer?> AskAsync(Cluster cluster, Member member, string cause, bool removeCopies, CancellationToken cancellationToken)
    {
        var entry = new TombstoneEntry
        {
            Cause = cause,
            RemoveCopies = removeCopies && !FlagAnnotation.IsTrue(cluster.Metadata.Annotations, Annotations.KeepCopies),
            IssuedAt = ApiTime.Truncate(time.GetUtcNow()),
        };
        var statement = tombstones.Sign(member.Id, member.Incarnation, entry).ToUtf8();
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await connections.AskAsync(member.Id, AskVerbs.Leave, statement, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
