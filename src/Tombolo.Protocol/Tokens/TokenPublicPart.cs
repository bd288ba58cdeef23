using System.Text.Json.Serialization;

namespace Tombolo.Protocol.Tokens;

/// <summary>What a join token says openly: who the primary is and how to reach and recognise it. May be shown and logged.</summary>
/// <param name="Primary">Name of the primary.</param>
/// <param name="Url">The primary's ingress; see <see cref="Api.Validation.IngressUrl"/>.</param>
/// <param name="Key">RFC 7638 thumbprint of the primary's key; empty in a token that was made before the primary had one.</param>
/// <param name="Pins">Base64 of the SHA-256 of a SubjectPublicKeyInfo each; when present they replace the system's trust anchors.</param>
/// <param name="Proof">The primary's signature over the token id in ASCII: it made this token.</param>
public sealed record TokenPublicPart(string Primary, string Url, string Key, IReadOnlyList<string>? Pins = null, ReadOnlyMemory<byte>? Proof = null)
{
    /// <summary>True when the token was made elsewhere: the primary may learn of it later than the member, which waits for that.</summary>
    public bool? Premade { get; init; }

    /// <summary>The token says whose signature counts. Without it the first that answers over verified https is the primary.</summary>
    [JsonIgnore]
    public bool IsPinned => Key.Length > 0;

    public override string ToString() => $"primary {Primary} at {Url} {(IsPinned ? $"with key {Key}" : "with any key")}";
}
