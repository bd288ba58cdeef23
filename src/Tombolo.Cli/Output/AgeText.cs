using System.Globalization;

namespace Tombolo.Cli.Output;

/// <summary>How long something is ago, as kubectl writes it (apimachinery, <c>duration.HumanDuration</c>).</summary>
internal static class AgeText
{
    public static string Of(DateTimeOffset? since, DateTimeOffset now) => since is { } time ? Of(now - time) : Cell.None;

    /// <summary>One or two units, such as <c>45s</c>, <c>3m10s</c>, <c>5h</c>, <c>2d3h</c>; a span that is not over yet counts as none.</summary>
    public static string Of(TimeSpan span)
    {
        var seconds = (long)Math.Max(0, span.TotalSeconds);
        var (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86400);
        return seconds < 120 ? Text(seconds, "s")
            : minutes < 10 ? Text(minutes, "m") + Rest(seconds % 60, "s")
            : minutes < 180 ? Text(minutes, "m")
            : hours < 8 ? Text(hours, "h") + Rest(minutes % 60, "m")
            : hours < 48 ? Text(hours, "h")
            : hours < 192 ? Text(days, "d") + Rest(hours % 24, "h")
            : days < 730 ? Text(days, "d")
            : days < 2920 ? Text(days / 365, "y") + Rest(days % 365, "d")
            : Text(days / 365, "y");
    }

    private static string Text(long value, string unit) => value.ToString(CultureInfo.InvariantCulture) + unit;

    private static string Rest(long value, string unit) => value == 0 ? "" : Text(value, unit);
}
