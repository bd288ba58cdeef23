namespace Tombolo.Primary.Membership;

/// <summary>Signed ends of membership for members that were forced out, kept until acknowledged (docs/protocol.md, "Tombstone").</summary>
public interface ITombstones
{
    /// <summary>The signed tombstone of that incarnation, UTF-8 JSON of a signed message, or null.</summary>
    ReadOnlyMemory<byte>? Find(string clusterId, string incarnation);

    /// <summary>Whether the tombstone of that incarnation is for the member with this key; true when the key is not known any more.</summary>
    /// <param name="key">Thumbprint.</param>
    bool IsFor(string clusterId, string incarnation, string key);

    /// <summary>Forgets the tombstone: the member has ended its membership.</summary>
    Task AcknowledgeAsync(string clusterId, string incarnation, CancellationToken cancellationToken);
}
