using System.Security.Cryptography;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Handshake;

namespace Tombolo.Protocol.Tunnel;

/// <summary>Proves that who dials for a tunnel is the member it was asked of. It serves once, because the hub waits for each id once.</summary>
public static class TunnelTicket
{
    // No type of a frame that either side sends, so that a ticket is nothing else.
    private const string Type = "tunnel";

    /// <summary>The value of <see cref="Messages.ProtocolHeaders.Tag"/> of the request that opens the WebSocket.</summary>
    /// <param name="memberToHub">Keys of the member's direction.</param>
    /// <param name="id">Of the tunnel.</param>
    public static string Create(DirectionKeys memberToHub, string id) => Compute(memberToHub, id).ToString();

    /// <summary>Whether the member of this session made it for this tunnel.</summary>
    public static bool IsGenuine(DirectionKeys memberToHub, string id, string? text) => FrameTag.TryParse(text, out var tag) && Compute(memberToHub, id) == tag;

    private static FrameTag Compute(DirectionKeys memberToHub, string id) =>
        FrameTag.Compute(memberToHub.Mac, Type, sequence: 0, isSealed: false, id, etag: "", SHA256.HashData([]));
}
