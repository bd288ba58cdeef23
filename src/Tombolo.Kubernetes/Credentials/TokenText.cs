using System.Text;

namespace Tombolo.Kubernetes.Credentials;

/// <summary>Bearer tokens as files and kubeconfigs hold them.</summary>
internal static class TokenText
{
    /// <summary>The token without the white space around it.</summary>
    /// <exception cref="FormatException">It is empty, or has characters that no header may carry; the message does not quote it.</exception>
    public static string Read(ReadOnlySpan<byte> utf8)
    {
        var token = Encoding.UTF8.GetString(utf8).Trim();
        return Problem(token) is { } problem ? throw new FormatException(problem) : token;
    }

    /// <summary>What is wrong with a token, or null.</summary>
    public static string? Problem(string token) =>
        token.Length == 0 ? "the token is empty"
        : token.Any(c => c is <= ' ' or > '~') ? "the token has a space, a line break or a character outside ASCII"
        : null;
}
