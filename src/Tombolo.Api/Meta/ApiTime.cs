using System.Globalization;

namespace Tombolo.Api.Meta;

/// <summary>Times as the Kubernetes API keeps them: UTC, whole seconds, RFC 3339 with <c>Z</c>.</summary>
public static class ApiTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The time in UTC without fractions of a second, as it will come back from the API server.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond));
    }

    /// <summary>The text of a time, such as <c>2026-01-02T03:04:05Z</c>.</summary>
    public static string ToText(DateTimeOffset time) => Truncate(time).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads an RFC 3339 time with any offset and any fraction; a time without offset is refused.</summary>
    public static bool TryParse(string? text, out DateTimeOffset time)
    {
        time = default;
        return text is { Length: >= 20 }
            && text[10] is 'T' or 't'
            && (text[^1] is 'Z' or 'z' || (text[^6] is '+' or '-' && text[^3] == ':'))
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }
}
