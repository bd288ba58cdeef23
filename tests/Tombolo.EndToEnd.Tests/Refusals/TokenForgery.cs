using System.Security.Cryptography;
using System.Text;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Tokens;

namespace Tombolo.EndToEnd.Tests.Refusals;

/// <summary>Tokens that read well and that no primary gave out.</summary>
internal static class TokenForgery
{
    private const int ChecksumLength = 6;

    /// <summary>The public part of <paramref name="token"/> with a secret of somebody's own, and a checksum that fits.</summary>
    public static string WithOtherSecret(string token)
    {
        using var other = SigningKey.Create();
        var parts = token.Split('.');
        var head = $"{parts[0]}.{parts[1]}.{BinaryText.Encode(other.ExportScalar())}";
        return $"{head}.{BinaryText.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(head)).AsSpan(0, ChecksumLength))}";
    }

    /// <summary>A whole token for the address of <paramref name="token"/>, of a primary that does not answer there.</summary>
    public static string OfOtherPrimary(string token)
    {
        using var real = Read(token);
        return Make(real, real.Public.Pins);
    }

    /// <summary>A token for the address of <paramref name="token"/> that pins no certificate.</summary>
    public static string WithoutPins(string token)
    {
        using var real = Read(token);
        return Make(real, pins: null);
    }

    /// <summary>A token for the address of <paramref name="token"/> that pins a certificate which is not served there.</summary>
    public static string WithOtherPin(string token)
    {
        using var real = Read(token);
        return Make(real, [Convert.ToBase64String(SHA256.HashData("another certificate"u8))]);
    }

    private static string Make(JoinToken real, IReadOnlyList<string>? pins)
    {
        using var primaryKey = SigningKey.Create();
        using var forged = JoinToken.Create(real.Public.Primary, real.Url.AbsoluteUri, primaryKey, pins);
        return forged.Format();
    }

    private static JoinToken Read(string token) =>
        JoinToken.TryParse(token, out var real, out var problem) ? real : throw new ArgumentException(problem.Message, nameof(token));
}
