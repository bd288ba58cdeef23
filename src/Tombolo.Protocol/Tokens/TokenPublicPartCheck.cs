using System.Buffers.Text;
using System.Security.Cryptography;
using Tombolo.Api.Validation;
using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Tokens;

/// <summary>Whether the values of a public part are usable.</summary>
internal static class TokenPublicPartCheck
{
    /// <summary>The first problem, or null and the parsed URL.</summary>
    public static JoinTokenProblemKind? Find(TokenPublicPart part, out Uri? url)
    {
        url = null;
        if (!IngressUrl.TryParse(part.Url, out var ingress, out _))
        {
            return JoinTokenProblemKind.BadUrl;
        }

        url = new Uri(ingress.Value);

        var isUsable = part.Primary.Length > 0
            && (IsThumbprint(part.Key) || (part is { IsPinned: false, Premade: true } && url.Scheme == Uri.UriSchemeHttps))
            && (part.Proof is null || part.Proof.Value.Length == VerificationKey.SignatureLength)
            && (part.Pins is null || part.Pins.All(IsPin));
        return isUsable ? null : JoinTokenProblemKind.BadPublicPart;
    }

    private static bool IsThumbprint(string text) => BinaryText.TryDecode(text, out var bytes) && bytes.Length == SHA256.HashSizeInBytes;

    private static bool IsPin(string? pin) => pin is { Length: 44 } && Base64.IsValid(pin, out var length) && length == SHA256.HashSizeInBytes;
}
