namespace Tombolo.Protocol.Messages;

/// <summary>Answer to <see cref="ChallengeRequest"/>. Not signed: what matters of it returns in the signed request.</summary>
/// <param name="Version">The version to speak.</param>
/// <param name="Nonce">What the join request has to return.</param>
/// <param name="PrimaryTime">For information only.</param>
public sealed record Challenge(int Version, ReadOnlyMemory<byte> Nonce, DateTimeOffset PrimaryTime);
