namespace Tombolo.Dashboard.Sessions;

/// <summary>One key that cookies are encrypted with. Secret.</summary>
/// <param name="Id">8 bytes, hexadecimal; stands in front of what was encrypted with it.</param>
/// <param name="Key">32 bytes, AES-256.</param>
internal sealed record SessionKey(string Id, DateTimeOffset CreatedAt, byte[] Key)
{
    /// <summary>The id; never the key.</summary>
    public override string ToString() => $"session key {Id}";
}
