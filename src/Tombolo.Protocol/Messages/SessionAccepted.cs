using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Messages;

/// <summary>The primary's half of a session.</summary>
/// <param name="RequestHash">SHA-256 of the request's body.</param>
/// <param name="EphemeralKey">The primary's half of the key agreement, for this session alone.</param>
/// <param name="Epoch">Term of the active hub.</param>
/// <param name="PrimaryKey">What this message is signed with.</param>
public sealed record SessionAccepted(
    ReadOnlyMemory<byte> RequestHash,
    string SessionId,
    VerificationKey EphemeralKey,
    ReadOnlyMemory<byte> Nonce,
    DateTimeOffset PrimaryTime,
    long Epoch,
    int Version,
    VerificationKey PrimaryKey) : IPrimaryStatement;
