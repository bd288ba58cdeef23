using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Messages;

/// <summary>The primary says no to a join or a session.</summary>
/// <param name="RequestHash">SHA-256 of the request's body; empty when the request had none that could be read.</param>
/// <param name="Reason">See <see cref="RefusalReasons"/>; a newer primary may say others.</param>
/// <param name="Permanent">Trying again does not help before an input has changed.</param>
/// <param name="PrimaryKey">What this message is signed with.</param>
/// <param name="Tombstone">With reason <see cref="RefusalReasons.Tombstone"/>: the end of the membership, a signed <see cref="Messages.Tombstone"/>.</param>
public sealed record Refusal(
    ReadOnlyMemory<byte> RequestHash,
    string Reason,
    string Message,
    bool Permanent,
    VerificationKey PrimaryKey,
    DateTimeOffset PrimaryTime,
    SignedMessage? Tombstone = null) : IPrimaryStatement
{
    /// <summary>No sooner than in so many seconds it is worth to ask again; null when the primary does not say.</summary>
    public int? RetryAfterSeconds { get; init; }
}
