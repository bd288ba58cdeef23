using System.Text.Json.Serialization;

namespace Tombolo.Protocol.Payloads;

/// <summary>Of the <c>sync</c> frame that opens the stream and makes a session live.</summary>
/// <param name="Digest">Digest of the set that the member last received.</param>
/// <param name="Confirm">The cluster key's signature over the transcript.</param>
/// <param name="Full">Send every item.</param>
/// <param name="Items">Etags by key of what the member last received: of all of it, or with <paramref name="Listed"/> of those buckets.</param>
/// <param name="Buckets">Digests of the buckets of what the member last received, as many as the hub asked for (428); see <see cref="Sets.SetBuckets"/>.</param>
/// <param name="Listed">The buckets that the hub found different, of which <paramref name="Items"/> says all that the member holds.</param>
public sealed record SyncPayload(
    string Digest,
    ReadOnlyMemory<byte> Confirm,
    bool Full,
    IReadOnlyDictionary<string, string>? Items = null,
    ReadOnlyMemory<byte>? Buckets = null,
    IReadOnlyList<int>? Listed = null)
{
    /// <summary>The answer is to be complete at once, and <c>poll</c> requests follow: something on the way holds streams back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Poll { get; init; }

    /// <summary>A ping is wanted this often, since something on the way cuts connections that are idle for longer; null for the usual interval.</summary>
    public int? PingSeconds { get; init; }
}
