using System.CommandLine;
using Tombolo.Api.Meta;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.CommandLine;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(3660);

    public static Option<string> Output(params string[] formats) => new Option<string>("--output", "-o")
    {
        Description = "Output format.",
        HelpName = string.Join('|', formats),
        DefaultValueFactory = _ => formats[0],
    }.AcceptOnlyFromAmong(formats);

    public static Option<bool> Wait() => new("--wait")
    {
        Description = "Wait for the result; --wait=false only writes the objects.",
        DefaultValueFactory = _ => true,
    };

    public static Option<string> Timeout(string defaultValue) => new("--timeout")
    {
        Description = "How long to wait, such as 90s or 5m.",
        HelpName = "DURATION",
        DefaultValueFactory = _ => defaultValue,
    };

    public static Option<string?> File(string description) => new("--filename", "-f")
    {
        Description = description,
        HelpName = "FILE|-",
    };

    /// <summary>The value of an option with a duration; a fault is added where it is none, or not more than nothing.</summary>
    public static TimeSpan Read(ParseResult parsed, Option<string> option, List<string> faults)
    {
        var text = parsed.GetRequiredValue(option);
        if (GoDuration.TryParse(text, out var duration) && duration > TimeSpan.Zero && duration <= MaxDuration)
        {
            return duration;
        }

        faults.Add($"{option.Name} '{text}' is no duration between a millisecond and ten years; write it like 90s, 5m or 24h");
        return default;
    }

    /// <summary>The value of an option made by <see cref="Output"/>.</summary>
    public static OutputFormat ReadFormat(ParseResult parsed, Option<string> option) => parsed.GetRequiredValue(option) switch
    {
        "json" => OutputFormat.Json,
        "yaml" => OutputFormat.Yaml,
        "name" => OutputFormat.Name,
        "wide" => OutputFormat.Wide,
        _ => OutputFormat.Table,
    };
}
