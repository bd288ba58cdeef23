using Tombolo.Api.Selectors;

namespace Tombolo.Primary.Distributions.Values;

/// <summary>
/// Finds <c>${cluster.name}</c>, <c>${cluster.id}</c> and <c>${cluster.labels['key']}</c> in texts; <c>$${cluster.</c> stands for <c>${cluster.</c> itself. Everything
/// else stays as it is: shell scripts and other templates are full of braces.
/// </summary>
internal static class ValueTextParser
{
    private const string Opening = "${cluster.";
    private const string LabelOpening = "labels[";

    /// <summary>Null when the text asks for nothing, also when it has faults.</summary>
    /// <param name="fault">What is wrong and the repair; null when nothing is.</param>
    public static ValueText? Parse(string text, out string? fault)
    {
        fault = null;
        var parts = new List<(string, ClusterValue?)>();
        var taken = 0;
        for (var at = text.IndexOf(Opening, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Opening, at + Opening.Length, StringComparison.Ordinal))
        {
            if (at > taken && text[at - 1] == '$')
            {
                parts.Add((text[taken..(at - 1)], null));
                taken = at;
                continue;
            }

            var end = text.IndexOf('}', at + Opening.Length);
            var name = end < 0 ? text[(at + Opening.Length)..] : text[(at + Opening.Length)..end];
            if (end < 0 || Read(name) is not { } value)
            {
                fault = $"'{Opening}{Shorten(name)}{(end < 0 ? "" : "}")}' is no value of a cluster; there are ${{cluster.name}}, ${{cluster.id}} and ${{cluster.labels['key']}}, and $${{cluster. stands for the text itself";
                return null;
            }

            parts.Add((text[taken..at], null));
            parts.Add(("", value));
            taken = end + 1;
        }

        if (parts.Count == 0)
        {
            return null;
        }

        parts.Add((text[taken..], null));
        return new ValueText(parts);
    }

    private static ClusterValue? Read(string name) => name switch
    {
        "name" => new ClusterValue(ClusterValueKind.Name),
        "id" => new ClusterValue(ClusterValueKind.Id),
        _ when ReadLabel(name) is { } key => new ClusterValue(ClusterValueKind.Label, key),
        _ => null,
    };

    private static string? ReadLabel(string name)
    {
        if (!name.StartsWith(LabelOpening, StringComparison.Ordinal) || name.Length < LabelOpening.Length + 4 || name[^1] != ']')
        {
            return null;
        }

        var quoted = name.AsSpan(LabelOpening.Length, name.Length - LabelOpening.Length - 1);
        return quoted[0] is '\'' or '"' && quoted[^1] == quoted[0] && quoted[1..^1] is { Length: > 0 } key && LabelSyntax.CheckKey(key) is null ? key.ToString() : null;
    }

    private static string Shorten(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
