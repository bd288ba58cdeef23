using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Tombolo.LocalKube.Verbs;

/// <summary>Where the next page of a list begins, and at which revision; opaque to clients.</summary>
internal readonly record struct ContinueToken(long Revision, string After)
{
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Revision}:{After}"));

    public static bool TryParse(string text, out ContinueToken token)
    {
        token = default;
        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        var decoded = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        var colon = decoded.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !long.TryParse(decoded.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            return false;
        }

        token = new ContinueToken(revision, decoded[(colon + 1)..]);
        return true;
    }
}
