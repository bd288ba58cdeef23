namespace Tombolo.Protocol.Handshake;

/// <summary>Keys of one direction of a session: one authenticates frames, one seals payloads. Safe for concurrent use.</summary>
public sealed class DirectionKeys : IDisposable
{
    internal const int Length = 32;

    private readonly byte[] _mac;
    private readonly byte[] _seal;
    private volatile bool _isDisposed;

    internal DirectionKeys(byte[] mac, byte[] seal)
    {
        _mac = mac;
        _seal = seal;
    }

    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    internal ReadOnlySpan<byte> Mac => Usable(_mac);

    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    internal ReadOnlySpan<byte> Seal => Usable(_seal);

    /// <inheritdoc/>
    public override string ToString() => "keys of one direction";

    // Not overwritten: a stream may be sealing with it right now, and what is sealed with zeros everybody can read.
    public void Dispose() => _isDisposed = true;

    private byte[] Usable(byte[] key)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return key;
    }
}
