using System.Security.Cryptography;
using System.Text;
using Tombolo.Protocol.Handshake;

namespace Tombolo.Protocol.Tunnel;

/// <summary>The two keys of one tunnel, of the seal keys of its session and its own id: what one tunnel said is worth nothing in another.</summary>
public sealed class TunnelKeys
{
    private const int Length = 32;

    private TunnelKeys(byte[] hubToMember, byte[] memberToHub)
    {
        HubToMember = hubToMember;
        MemberToHub = memberToHub;
    }

    internal byte[] HubToMember { get; }

    internal byte[] MemberToHub { get; }

    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public static TunnelKeys Derive(SessionKeys session, string id)
    {
        ArgumentNullException.ThrowIfNull(session);
        var info = Encoding.ASCII.GetBytes($"tombolo/v1/tunnel\0{id}");
        return new TunnelKeys(
            HKDF.Expand(HashAlgorithmName.SHA256, session.HubToMember.Seal.ToArray(), Length, info),
            HKDF.Expand(HashAlgorithmName.SHA256, session.MemberToHub.Seal.ToArray(), Length, info));
    }

    /// <inheritdoc/>
    public override string ToString() => "tunnel keys";
}
