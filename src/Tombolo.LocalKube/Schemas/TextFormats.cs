using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Schemas;

/// <summary>The formats of texts that custom resources are checked for; unknown ones accept everything.</summary>
internal static class TextFormats
{
    private static readonly Regex DateTimeText = LinearRegex.Create(@"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$");
    private static readonly Regex Duration = LinearRegex.Create(@"^[+-]?(\d+(\.\d+)?\s*(ns|us|µs|ms|s|m|h|d|w|nano(second)?s?|micro(second)?s?|milli(second)?s?|sec(ond)?s?|min(ute)?s?|hours?|days?|weeks?)\s*)+$");
    private static readonly Regex Mac = LinearRegex.Create("^([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}$");
    private static readonly Regex Email = LinearRegex.Create(@"^[^\s@]+@[^\s@]+$");
    private static readonly Regex HostName = LinearRegex.Create("^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)([.][a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$");
    private static readonly Regex Uuid = LinearRegex.Create("^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}$");
    private static readonly Regex HexColor = LinearRegex.Create("^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$");

    public static bool Accepts(string format, string text) => format switch
    {
        "date-time" or "datetime" => DateTimeText.IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "duration" => Duration.IsMatch(text),
        "ipv4" => IPAddress.TryParse(text, out var address) && !text.Contains(':', StringComparison.Ordinal) && text.Split('.').Length == 4 && address is not null,
        "ipv6" => IPAddress.TryParse(text, out _) && text.Contains(':', StringComparison.Ordinal),
        "cidr" => IPNetwork.TryParse(text, out _) || (text.LastIndexOf('/') is > 0 and var slash && IPAddress.TryParse(text[..slash], out _) && int.TryParse(text[(slash + 1)..], CultureInfo.InvariantCulture, out var bits) && bits is >= 0 and <= 128),
        "mac" => Mac.IsMatch(text),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "email" => Email.IsMatch(text),
        "hostname" => text.Length <= 255 && HostName.IsMatch(text),
        "uuid" or "uuid3" or "uuid4" or "uuid5" => Uuid.IsMatch(text),
        "byte" => Convert.TryFromBase64String(text, new byte[text.Length], out _),
        "hexcolor" => HexColor.IsMatch(text),
        _ => true,
    };
}
