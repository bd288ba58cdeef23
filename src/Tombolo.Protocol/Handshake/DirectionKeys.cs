using System.Security.Cryptography;

namespace Tombolo.Protocol.Handshake;

/// <summary>Keys of one direction of a session: one authenticates frames, one seals payloads.</summary>
public sealed class DirectionKeys : IDisposable
{
    internal const int Length = 32;

    private readonly byte[] _mac;
    private readonly byte[] _seal;

    internal DirectionKeys(byte[] mac, byte[] seal)
    {
        _mac = mac;
        _seal = seal;
    }

    internal ReadOnlySpan<byte> Mac => _mac;

    internal ReadOnlySpan<byte> Seal => _seal;

    /// <inheritdoc/>
    public override string ToString() => "keys of one direction";

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_mac);
        CryptographicOperations.ZeroMemory(_seal);
    }
}
