using System.Security.Cryptography;
using System.Text;

namespace Tombolo.Runtime.Events;

/// <summary>
/// The name of an Event: the object's, and a digest of what makes two occurrences the same. So the same thing keeps one Event over
/// restarts and replicas.
/// </summary>
internal static class EventName
{
    private const int LongestName = 253;
    private const int DigestBytes = 8;

    public static string Of(OccurrenceIdentity identity, string component)
    {
        var text = string.Join('\0', identity.About.Type.Kind, identity.About.Key, identity.About.Uid, identity.Type, identity.Reason, identity.Message, component);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, DigestBytes));
        return $"{Prefix(identity.About.Key.Name)}.{digest}";
    }

    // Names of some kinds, such as roles, allow what names of Events do not.
    private static string Prefix(string name)
    {
        var clean = string.Concat(name.Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' ? c : '-'));
        var cut = clean.Length <= LongestName - (2 * DigestBytes) - 1 ? clean : clean[..(LongestName - (2 * DigestBytes) - 1)];
        return cut.Trim('.', '-') is { Length: > 0 } prefix ? prefix : "event";
    }
}
