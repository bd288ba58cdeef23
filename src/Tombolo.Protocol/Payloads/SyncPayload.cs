namespace Tombolo.Protocol.Payloads;

/// <summary>Of the <c>sync</c> frame that opens the stream and makes a session live.</summary>
/// <param name="Digest">Digest of the set that the member last received.</param>
/// <param name="Confirm">The cluster key's signature over the transcript.</param>
/// <param name="Full">Send every item.</param>
/// <param name="Items">Etags by key of what the member last received, when the hub asked for them (428), so that only differences travel.</param>
public sealed record SyncPayload(string Digest, ReadOnlyMemory<byte> Confirm, bool Full, IReadOnlyDictionary<string, string>? Items = null);
