using System.Globalization;
using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.Verbs;

/// <summary>Reads the resourceVersion of lists and watches.</summary>
internal static class ResourceVersions
{
    /// <exception cref="StatusException">400: it is no number.</exception>
    public static long Parse(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
        ? (long)Math.Min(revision, long.MaxValue)
        : throw new StatusException(Statuses.BadRequest($"Invalid value: \"{text}\": strconv.ParseUint: parsing \"{text}\": invalid syntax"));
}
