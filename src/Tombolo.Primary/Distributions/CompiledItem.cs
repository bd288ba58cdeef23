namespace Tombolo.Primary.Distributions;

/// <summary>
/// One object that clusters are to hold, encoded once and shared by every cluster that gets the same bytes.
/// </summary>
/// <param name="Key"><c>group/version/kind/name</c> (docs/protocol.md, "Set digest").</param>
/// <param name="Etag">HMAC of the payload under the fleet key.</param>
/// <param name="Payload">UTF-8 JSON of a <c>DesiredItem</c>, on one line.</param>
/// <param name="PayloadHash">SHA-256 of <paramref name="Payload"/>, computed once for the tags of all connections.</param>
/// <param name="Sealed">The payload holds credentials and is sealed per connection.</param>
/// <param name="Distributions">Names of the Distributions that want it, ordinal order.</param>
public sealed record CompiledItem(
    string Key,
    string Etag,
    ReadOnlyMemory<byte> Payload,
    ReadOnlyMemory<byte> PayloadHash,
    bool Sealed,
    IReadOnlyList<string> Distributions);
