using Tombolo.Api.Selectors;

namespace Tombolo.Cli.CommandLine;

/// <summary>Reads labels in the form <c>key=value,key=value</c>.</summary>
internal static class LabelList
{
    /// <summary>The labels that could be read; what could not is told in <paramref name="faults"/>.</summary>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<string> texts, string option, List<string> faults)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                faults.Add($"{option} '{text}' has no '='; write it like region=eu");
                continue;
            }

            var (key, value) = (text[..equals], text[(equals + 1)..]);
            if ((LabelSyntax.CheckKey(key) ?? LabelSyntax.CheckValue(value)) is { } fault)
            {
                faults.Add($"{option} '{text}' is no label: {fault}");
            }
            else if (!labels.TryAdd(key, value))
            {
                faults.Add($"{option} has '{key}' more than once; give it one value");
            }
        }

        return labels;
    }
}
