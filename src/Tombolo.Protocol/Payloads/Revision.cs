namespace Tombolo.Protocol.Payloads;

/// <summary>A state of the set that one cluster is to hold (design section 4).</summary>
/// <param name="Epoch">Term of the hub that computed it.</param>
/// <param name="Sequence">Grows with each change within an epoch.</param>
/// <param name="Hash">The digest of the set.</param>
public sealed record Revision(long Epoch, long Sequence, string Hash)
{
    public override string ToString() => $"{Epoch}.{Sequence}.{Hash}";
}
