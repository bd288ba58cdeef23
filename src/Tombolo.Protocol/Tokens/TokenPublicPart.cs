namespace Tombolo.Protocol.Tokens;

/// <summary>What a join token says openly: who the primary is and how to reach and recognise it. May be shown and logged.</summary>
/// <param name="Primary">Name of the primary.</param>
/// <param name="Url">The primary's ingress; see <see cref="Api.Validation.IngressUrl"/>.</param>
/// <param name="Key">RFC 7638 thumbprint of the primary's key.</param>
/// <param name="Pins">Base64 of the SHA-256 of a SubjectPublicKeyInfo each; when present they replace the system's trust anchors.</param>
/// <param name="Proof">The primary's signature over the token id in ASCII: it made this token.</param>
public sealed record TokenPublicPart(string Primary, string Url, string Key, IReadOnlyList<string>? Pins = null, ReadOnlyMemory<byte>? Proof = null)
{
    public override string ToString() => $"primary {Primary} at {Url} with key {Key}";
}
