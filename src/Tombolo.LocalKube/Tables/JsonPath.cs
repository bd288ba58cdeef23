using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Tables;

/// <summary>
/// The JSONPath of printer columns: fields (<c>.a.b</c>, <c>.a\.b</c>, <c>['a']</c>), items (<c>[0]</c>, <c>[-1]</c>, <c>[*]</c>) and filters that
/// compare a field with a text (<c>[?(@.type=="Ready")]</c>).
/// </summary>
internal sealed class JsonPath
{
    private readonly List<Func<JsonNode, IEnumerable<JsonNode?>>> _steps = [];

    private JsonPath()
    {
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path)
    {
        path = new JsonPath();
        for (var i = 0; i < text.Length;)
        {
            var isRead = text[i] switch
            {
                '.' => path.TryReadField(text, ref i),
                '[' => path.TryReadBrackets(text, ref i),
                _ => false,
            };
            if (!isRead)
            {
                path = null;
                return false;
            }
        }

        return true;
    }

    /// <summary>What is at the path; nulls are left out.</summary>
    public IReadOnlyList<JsonNode> Select(JsonNode root)
    {
        IEnumerable<JsonNode> nodes = [root];
        foreach (var step in _steps)
        {
            nodes = nodes.SelectMany(node => step(node)).OfType<JsonNode>();
        }

        return [.. nodes];
    }

    private bool TryReadField(string text, ref int i)
    {
        var name = new System.Text.StringBuilder();
        for (i++; i < text.Length && text[i] is not ('.' or '['); i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
            }

            name.Append(text[i]);
        }

        if (name.Length == 0)
        {
            // ".": the object itself, or the dot before a bracket.
            return true;
        }

        var field = name.ToString();
        _steps.Add(field == "*" ? Children : node => [(node as JsonObject)?[field]]);
        return true;
    }

    private bool TryReadBrackets(string text, ref int i)
    {
        var end = FindEnd(text, i);
        if (end < 0)
        {
            return false;
        }

        var content = text[(i + 1)..end].Trim();
        i = end + 1;
        if (content is "*")
        {
            _steps.Add(Children);
            return true;
        }

        if (content is ['\'' or '"', .., '\'' or '"'])
        {
            var field = content[1..^1];
            _steps.Add(node => [(node as JsonObject)?[field]]);
            return true;
        }

        if (int.TryParse(content, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            _steps.Add(node => node is JsonArray list && (index < 0 ? list.Count + index : index) is var at && at >= 0 && at < list.Count ? [list[at]] : []);
            return true;
        }

        return TryReadFilter(content);
    }

    private bool TryReadFilter(string content)
    {
        if (content is not ['?', '(', '@', .., ')'])
        {
            return false;
        }

        var condition = content[3..^1];
        var isEqual = condition.IndexOf("==", StringComparison.Ordinal);
        var at = isEqual >= 0 ? isEqual : condition.IndexOf("!=", StringComparison.Ordinal);
        if (at < 0 || !TryParse(condition[..at].Trim(), out var field))
        {
            return false;
        }

        var wanted = condition[(at + 2)..].Trim().Trim('"', '\'');
        _steps.Add(node => Children(node).Where(child =>
            child is not null && field.Select(child) is [var value, ..] && ((value.AsText() ?? value.ToJsonString()) == wanted) == isEqual >= 0));
        return true;
    }

    private static IEnumerable<JsonNode?> Children(JsonNode node) => node switch
    {
        JsonArray list => list,
        JsonObject item => item.Select(field => field.Value),
        _ => [],
    };

    private static int FindEnd(string text, int start)
    {
        var quote = '\0';
        for (var i = start + 1; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                quote = text[i] == quote ? '\0' : quote;
            }
            else if (text[i] is '\'' or '"')
            {
                quote = text[i];
            }
            else if (text[i] == ']')
            {
                return i;
            }
        }

        return -1;
    }
}
