using System.Security.Cryptography;

namespace Tombolo.Protocol.Handshake;

/// <summary>What both sides of a session saw: SHA-256(SHA-256(request body) ‖ SHA-256(accepted body)).</summary>
internal static class SessionTranscript
{
    public static byte[] Compute(ReadOnlySpan<byte> requestHash, ReadOnlySpan<byte> acceptedHash) => SHA256.HashData([.. requestHash, .. acceptedHash]);
}
