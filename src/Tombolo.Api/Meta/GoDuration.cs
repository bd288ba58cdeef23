using System.Globalization;
using System.Text.RegularExpressions;

namespace Tombolo.Api.Meta;

/// <summary>Durations as Go and Kubernetes write them, such as <c>15m</c> or <c>1h30m</c> (Go, <c>time.ParseDuration</c>).</summary>
public static partial class GoDuration
{
    /// <summary>An example for messages.</summary>
    public const string Example = "15m or 24h";

    /// <summary>False for anything else than numbers with the units <c>h</c>, <c>m</c>, <c>s</c> and <c>ms</c>; a day is <c>24h</c>.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        var trimmed = text?.Trim() ?? "";
        if (trimmed == "0")
        {
            return true;
        }

        if (trimmed.Length is 0 or > 32 || !Whole().IsMatch(trimmed))
        {
            return false;
        }

        var seconds = Part().Matches(trimmed).Sum(part =>
            double.Parse(part.Groups["value"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * Seconds(part.Groups["unit"].ValueSpan));
        if (seconds > TimeSpan.MaxValue.TotalSeconds / 2)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>The text of a duration in whole seconds, such as <c>1h30m</c>; <c>0s</c> for none.</summary>
    public static string ToText(TimeSpan duration)
    {
        var text = string.Concat(
            Unit((long)Math.Floor(duration.TotalHours), "h"), Unit(duration.Minutes, "m"), Unit(duration.Seconds, "s"));
        return text.Length == 0 ? "0s" : text;
    }

    private static string Unit(long value, string unit) => value == 0 ? "" : value.ToString(CultureInfo.InvariantCulture) + unit;

    private static double Seconds(ReadOnlySpan<char> unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        _ => 0.001,
    };

    [GeneratedRegex(@"^(\d+(\.\d+)?(ms|h|m|s))+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<value>\d+(\.\d+)?)(?<unit>ms|h|m|s)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
