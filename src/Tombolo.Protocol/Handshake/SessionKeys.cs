using System.Security.Cryptography;
using System.Text;

namespace Tombolo.Protocol.Handshake;

/// <summary>The four keys of one session (docs/protocol.md, Session): both sides derive them, nobody sends them.</summary>
public sealed class SessionKeys : IDisposable
{
    private SessionKeys(DirectionKeys hubToMember, DirectionKeys memberToHub)
    {
        HubToMember = hubToMember;
        MemberToHub = memberToHub;
    }

    public DirectionKeys HubToMember { get; }

    public DirectionKeys MemberToHub { get; }

    /// <inheritdoc/>
    public override string ToString() => "session keys";

    public void Dispose()
    {
        HubToMember.Dispose();
        MemberToHub.Dispose();
    }

    /// <summary>HKDF-SHA256 (RFC 5869) of the agreed secret with the transcript as salt.</summary>
    internal static SessionKeys Derive(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> transcript)
    {
        var extracted = new byte[SHA256.HashSizeInBytes];
        HKDF.Extract(HashAlgorithmName.SHA256, secret, transcript, extracted);
        try
        {
            return new SessionKeys(Direction(extracted, "hub-to-member"), Direction(extracted, "member-to-hub"));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(extracted);
        }
    }

    private static DirectionKeys Direction(byte[] extracted, string name) =>
        new(Expand(extracted, $"tombolo/v1/{name}/mac"), Expand(extracted, $"tombolo/v1/{name}/seal"));

    private static byte[] Expand(byte[] extracted, string info) =>
        HKDF.Expand(HashAlgorithmName.SHA256, extracted, DirectionKeys.Length, Encoding.ASCII.GetBytes(info));
}
