using Tombolo.Protocol.Payloads;

namespace Tombolo.Secondary.Connection;

/// <summary>How one answer of the primary, be it a stream or the answer to a poll, ended.</summary>
/// <param name="Frames">How many frames it brought.</param>
/// <param name="IsSilent">Nothing came in time; else it was complete, or cut where one frame ended.</param>
/// <param name="Notice">The primary ends the session with this; null otherwise.</param>
internal readonly record struct FollowEnd(int Frames, bool IsSilent, ClosePayload? Notice);
