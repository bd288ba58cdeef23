using System.Runtime.CompilerServices;
using Tombolo.Primary.Distributions;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>
/// Finds out, over the syncs of one session, what its member holds of a set (docs/protocol.md, "Set digest"). Remembers the set that was compared, which
/// may not be the current one any more when the member answers: what it holds is still known by it.
/// </summary>
internal sealed class SetComparison
{
    // Sets are shared by clusters, and so is this work.
    private static readonly ConditionalWeakTable<DesiredSet, byte[]> Digests = [];

    private DesiredSet? _compared;

    /// <summary>Takes one sync.</summary>
    /// <param name="current">What the cluster is to hold now; null while nothing is known.</param>
    /// <returns>What the member holds, or what it is to be asked next.</returns>
    public SetFinding Take(SyncPayload sync, DesiredSet? current)
    {
        if (sync.Full)
        {
            return SetFinding.Of(MemberHoldings.Nothing);
        }

        if (current is not null && current.Digest == sync.Digest)
        {
            return SetFinding.Of(MemberHoldings.Of(current));
        }

        if (sync is { Listed: { } listed, Items: { } items })
        {
            return _compared is { } compared ? SetFinding.Of(MemberHoldings.Of(compared, CountFor(compared), listed, items)) : Ask(current);
        }

        if (sync.Items is { } inventory)
        {
            return SetFinding.Of(MemberHoldings.Of(inventory));
        }

        return sync.Buckets is { } theirs && current is not null && SetBuckets.Compare(DigestsOf(current), theirs.Span) is { } differing
            ? Differ(current, differing)
            : Ask(current);
    }

    // A set that is not known yet can be compared with nothing: then the member lists what it holds.
    private static SetFinding Ask(DesiredSet? current) => SetFinding.Wants(new SyncAnswerPayload(current is null ? null : CountFor(current)));

    private static int CountFor(DesiredSet set) => SetBuckets.CountFor(set.Items.Count);

    private static byte[] DigestsOf(DesiredSet set) => Digests.GetValue(
        set, static set => SetBuckets.Compute(set.Items.Select(item => KeyValuePair.Create(item.Key, item.Value.Etag)), CountFor(set)));

    private SetFinding Differ(DesiredSet current, int[] differing)
    {
        _compared = current;
        return SetFinding.Wants(new SyncAnswerPayload(Differing: differing));
    }
}
