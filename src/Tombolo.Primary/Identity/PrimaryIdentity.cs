using Tombolo.Protocol.Keys;

namespace Tombolo.Primary.Identity;

/// <summary>What this cluster proves itself with as a primary.</summary>
/// <param name="Key">The key that tokens and members pin.</param>
/// <param name="Incarnation">Of the primary's membership in its own fleet.</param>
/// <param name="FleetKey">Key of all etags and digests; never leaves the primary.</param>
internal sealed record PrimaryIdentity(SigningKey Key, string Incarnation, ReadOnlyMemory<byte> FleetKey) : IDisposable
{
    public void Dispose() => Key.Dispose();

    /// <summary>The thumbprint of the public key; never a key.</summary>
    public override string ToString() => $"primary identity {Key.PublicKey.Thumbprint}";
}
