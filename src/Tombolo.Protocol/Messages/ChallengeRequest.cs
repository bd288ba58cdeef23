namespace Tombolo.Protocol.Messages;

/// <summary><c>POST join/challenge</c>.</summary>
/// <param name="Versions">Versions of the protocol that the member speaks.</param>
public sealed record ChallengeRequest(IReadOnlyList<int> Versions);
