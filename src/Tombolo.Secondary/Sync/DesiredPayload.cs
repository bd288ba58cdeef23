namespace Tombolo.Secondary.Sync;

/// <summary>One item as it was received and authenticated.</summary>
/// <param name="Payload">UTF-8 JSON of a <c>DesiredItem</c>; may hold credentials.</param>
public sealed record DesiredPayload(string Key, string Etag, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Key and etag; never the payload.</summary>
    public override string ToString() => $"{Key} {Etag}";
}
