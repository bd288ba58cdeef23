using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Messages;

/// <summary>The one thing that ends a membership (docs/protocol.md, Tombstone).</summary>
/// <param name="Cause">Why, in one word, for people.</param>
/// <param name="RemoveCopies">The member removes what it was given; otherwise it keeps it.</param>
/// <param name="PrimaryKey">What this message is signed with.</param>
public sealed record Tombstone(
    string ClusterId,
    string Incarnation,
    string Cause,
    bool RemoveCopies,
    DateTimeOffset IssuedAt,
    VerificationKey PrimaryKey);
