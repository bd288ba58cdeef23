namespace Tombolo.Protocol.Plans;

/// <summary>One object that a cluster would be to hold.</summary>
/// <param name="Key">As in a set.</param>
/// <param name="Payload">Of an <c>item</c> frame; may hold credentials.</param>
public sealed record PlanItem(string Key, string Etag, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Key and etag; never the payload.</summary>
    public override string ToString() => $"{Key} {Etag}";
}
