using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Tombolo.Protocol.Sets;

/// <summary>
/// Finds the parts in which two sets differ without telling what they hold (docs/protocol.md, "Set digest"): each item falls into a bucket by its key,
/// and each bucket has a digest of its own. Equal digests only spare work: what counts in the end is the digest of the whole set.
/// </summary>
public static class SetBuckets
{
    /// <summary>Length of the digest of one bucket, in bytes.</summary>
    public const int DigestLength = sizeof(ulong);

    /// <summary>The smallest number of buckets.</summary>
    public const int Fewest = 16;

    /// <summary>The largest number of buckets: their digests and the items of a few stay far below what one request may carry.</summary>
    public const int Most = 4096;

    /// <summary>How many buckets suit a set of that size: a power of two, at which digests and the items of one bucket weigh about the same.</summary>
    public static int CountFor(int items) =>
        (int)Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(4 * Math.Sqrt(Math.Max(items, 0)))), Fewest, Most);

    /// <summary>Whether sets may be compared by that many buckets.</summary>
    public static bool IsCount(int count) => count is >= Fewest and <= Most && BitOperations.IsPow2(count);

    /// <summary>The bucket of a key: the first 4 bytes of SHA-256 over the key in UTF-8, big-endian, modulo <paramref name="count"/>.</summary>
    public static int IndexOf(string key, int count)
    {
        ArgumentNullException.ThrowIfNull(key);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(key, null, hash);
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % (uint)count);
    }

    /// <summary>
    /// The digests of all buckets, one after the other: each the sum modulo 2^64, big-endian, of the first 8 bytes of SHA-256 over
    /// <c>key ‖ 0 ‖ etag ‖ 0</c> of its items.
    /// </summary>
    /// <param name="items">Etags by key, in any order.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="IsCount"/> is false for <paramref name="count"/>.</exception>
    public static byte[] Compute(IEnumerable<KeyValuePair<string, string>> items, int count)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (!IsCount(count))
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"Sets are compared by {Fewest} to {Most} buckets, a power of two.");
        }

        var digests = new byte[count * DigestLength];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var (key, etag) in items)
        {
            Hash(key, etag, hash);
            var bucket = digests.AsSpan(IndexOf(key, count) * DigestLength, DigestLength);
            BinaryPrimitives.WriteUInt64BigEndian(bucket, unchecked(BinaryPrimitives.ReadUInt64BigEndian(bucket) + BinaryPrimitives.ReadUInt64BigEndian(hash)));
        }

        return digests;
    }

    /// <summary>The buckets in which two sets differ, ascending; null when they were not cut into as many.</summary>
    public static int[]? Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
        {
            return null;
        }

        var differing = new List<int>();
        for (var start = 0; start < left.Length; start += DigestLength)
        {
            if (!left.Slice(start, DigestLength).SequenceEqual(right.Slice(start, DigestLength)))
            {
                differing.Add(start / DigestLength);
            }
        }

        return [.. differing];
    }

    private static void Hash(string key, string? etag, Span<byte> hash)
    {
        const int Enough = 512;
        var length = Encoding.UTF8.GetMaxByteCount(key.Length + (etag?.Length ?? 0)) + 2;
        var buffer = length <= Enough ? stackalloc byte[Enough] : new byte[length];
        var written = Encoding.UTF8.GetBytes(key, buffer);
        if (etag is not null)
        {
            buffer[written++] = 0;
            written += Encoding.UTF8.GetBytes(etag, buffer[written..]);
            buffer[written++] = 0;
        }

        SHA256.HashData(buffer[..written], hash);
    }
}
