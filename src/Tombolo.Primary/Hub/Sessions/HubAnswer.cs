namespace Tombolo.Primary.Hub.Sessions;

/// <summary>What the hub answers to a member's frame.</summary>
/// <param name="Tag">Acknowledges the frame in the session's key; null for a refusal.</param>
internal readonly record struct HubAnswer(int StatusCode, ReadOnlyMemory<byte> Body, string? Tag);
