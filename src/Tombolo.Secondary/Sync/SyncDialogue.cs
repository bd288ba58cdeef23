using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;

namespace Tombolo.Secondary.Sync;

/// <summary>
/// What the member says to get the differences between what it holds and what the primary wants (docs/protocol.md, "Set digest"): the digest of all,
/// then those of buckets, then what the differing ones hold. No step changes what is wanted: that takes a checkpoint.
/// </summary>
internal sealed class SyncDialogue(ReceivedSet received, ReadOnlyMemory<byte> confirm)
{
    /// <summary>Of keys and etags in one request, in characters; with what JSON adds it stays below 256 kB.</summary>
    public const int InventoryLimit = 160 * 1024;

    /// <summary>Sets up to this size are listed at once: one request less for few bytes more.</summary>
    public const int ListedAtOnce = 64;

    private int _buckets;

    /// <summary>The first word.</summary>
    public SyncPayload Begin() => new(received.Digest(), confirm, Full: !received.IsComplete);

    /// <summary>What to say when the primary did not open the stream but wants to know more.</summary>
    /// <param name="answer">Authentic; null of a primary of an older release, which wants everything listed.</param>
    public SyncPayload Continue(SyncAnswerPayload? answer)
    {
        if (answer?.Differing is { } differing && _buckets > 0)
        {
            var listed = received.TakeInventory(differing, _buckets, InventoryLimit);
            return new SyncPayload(received.Digest(), confirm, Full: false, listed, Listed: differing);
        }

        if (answer?.Buckets is { } count && SetBuckets.IsCount(count) && received.Count > ListedAtOnce)
        {
            _buckets = count;
            return new SyncPayload(received.Digest(), confirm, Full: false, Buckets: received.Buckets(count));
        }

        return new SyncPayload(received.Digest(), confirm, Full: false, received.Inventory());
    }
}
