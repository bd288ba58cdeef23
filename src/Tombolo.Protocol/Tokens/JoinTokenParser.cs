using System.Security.Cryptography;
using System.Text.Json;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Tokens;

/// <summary>Reads the text of a token from the outside in, so that the first problem found is the one to repair.</summary>
internal static class JoinTokenParser
{
    public static JoinTokenProblemKind? Parse(string? text, out JoinToken? token)
    {
        token = null;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty)
        {
            return JoinTokenProblemKind.Empty;
        }

        if (trimmed.Length > ProtocolLimits.TokenCharacters)
        {
            return JoinTokenProblemKind.TooLong;
        }

        if (FindPrefixProblem(trimmed) is { } problem)
        {
            return problem;
        }

        if (ContainsWhiteSpace(trimmed))
        {
            return JoinTokenProblemKind.Broken;
        }

        if (trimmed.Count('.') != 3)
        {
            return JoinTokenProblemKind.WrongPartCount;
        }

        Span<Range> parts = stackalloc Range[4];
        trimmed.Split(parts, '.');
        var head = trimmed[..parts[2].End.Value];
        return JoinToken.Checksum(head).AsSpan().SequenceEqual(trimmed[parts[3]])
            ? Open(trimmed[parts[1]], trimmed[parts[2]], out token)
            : JoinTokenProblemKind.Damaged;
    }

    private static JoinTokenProblemKind? FindPrefixProblem(ReadOnlySpan<char> text)
    {
        const string Family = "tmb";
        if (text.StartsWith(JoinToken.Prefix + ".", StringComparison.Ordinal) || text.SequenceEqual(JoinToken.Prefix))
        {
            return null;
        }

        var dot = text.IndexOf('.');
        var isOtherVersion = dot > Family.Length
            && text.StartsWith(Family, StringComparison.Ordinal)
            && !text[Family.Length..dot].ContainsAnyExceptInRange('0', '9');
        return isOtherVersion ? JoinTokenProblemKind.UnsupportedVersion : JoinTokenProblemKind.NotAToken;
    }

    private static bool ContainsWhiteSpace(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                return true;
            }
        }

        return false;
    }

    private static JoinTokenProblemKind? Open(ReadOnlySpan<char> publicText, ReadOnlySpan<char> secretText, out JoinToken? token)
    {
        token = null;
        if (!BinaryText.TryDecode(publicText, out var json) || ReadPublicPart(json) is not { } publicPart)
        {
            return JoinTokenProblemKind.BadPublicPart;
        }

        if (TokenPublicPartCheck.Find(publicPart, out var url) is { } problem)
        {
            return problem;
        }

        if (!BinaryText.TryDecode(secretText, out var scalar))
        {
            return JoinTokenProblemKind.BadSecret;
        }

        var isKey = SigningKey.TryImportScalar(scalar, out var key);
        CryptographicOperations.ZeroMemory(scalar);
        if (!isKey)
        {
            return JoinTokenProblemKind.BadSecret;
        }

        token = new JoinToken(publicPart, url!, key!);
        return null;
    }

    private static TokenPublicPart? ReadPublicPart(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ProtocolJsonContext.Default.TokenPublicPart);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
