using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tombolo.Conformance.Tests.Scripts;

/// <summary>
/// Compares an answer with a pattern: objects need the fields of the pattern, lists have exactly its items. The texts <c>*</c> (anything), <c>!</c> (no such
/// field), <c>$name</c> (anything, kept as a variable), <c>~part</c> (contains) and <c>^regex</c> are patterns; a list <c>["...", items]</c> needs the items somewhere.
/// </summary>
internal static class JsonPattern
{
    /// <summary>The first difference; null when there is none.</summary>
    public static string? Match(JsonNode? pattern, JsonNode? actual, string path, IDictionary<string, string> variables)
    {
        switch (pattern)
        {
            case JsonObject fields:
                return MatchFields(fields, actual, path, variables);
            case JsonArray items:
                return MatchItems(items, actual, path, variables);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return MatchText(value.GetValue<string>(), actual, path, variables);
            default:
                return JsonNode.DeepEquals(pattern, actual) ? null : Differs(path, pattern, actual);
        }
    }

    private static string? MatchFields(JsonObject fields, JsonNode? actual, string path, IDictionary<string, string> variables)
    {
        if (actual is not JsonObject map)
        {
            return Differs(path, fields, actual);
        }

        foreach (var (name, pattern) in fields)
        {
            var isThere = map.TryGetPropertyValue(name, out var value);
            var isUnwanted = pattern is JsonValue text && text.GetValueKind() == JsonValueKind.String && text.GetValue<string>() == "!";
            if (isUnwanted ? isThere : !isThere)
            {
                return $"{path}.{name} is {(isThere ? "there" : "missing")}";
            }

            if (!isUnwanted && Match(pattern, value, $"{path}.{name}", variables) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? MatchItems(JsonArray items, JsonNode? actual, string path, IDictionary<string, string> variables)
    {
        if (actual is not JsonArray list)
        {
            return Differs(path, items, actual);
        }

        var isLoose = items.Count > 0 && items[0] is JsonValue first && first.GetValueKind() == JsonValueKind.String && first.GetValue<string>() == "...";
        if (isLoose)
        {
            return items.Skip(1).Select(item => list.Any(one => Match(item, one, path, variables) is null) ? null : $"{path} lacks {item?.ToJsonString()}").FirstOrDefault(fault => fault is not null);
        }

        return list.Count != items.Count
            ? $"{path} has {list.Count} items, not {items.Count}"
            : items.Select((item, index) => Match(item, list[index], $"{path}[{index}]", variables)).FirstOrDefault(fault => fault is not null);
    }

    private static string? MatchText(string pattern, JsonNode? actual, string path, IDictionary<string, string> variables)
    {
        var text = actual is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : actual?.ToJsonString() ?? "null";
        if (pattern.StartsWith('$') && pattern.Length > 1 && char.IsAsciiLetter(pattern[1]))
        {
            variables[pattern[1..]] = text;
            return null;
        }

        var matches = pattern switch
        {
            "*" => text is not ("" or "null"),
            ['~', .. var part] => text.Contains(part, StringComparison.Ordinal),
            ['^', ..] => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
            _ => text == pattern,
        };
        return matches ? null : Differs(path, JsonValue.Create(pattern), actual);
    }

    private static string Differs(string path, JsonNode? expected, JsonNode? actual) =>
        $"{(path.Length == 0 ? "the answer" : path)} is {actual?.ToJsonString() ?? "null"}, expected {expected?.ToJsonString() ?? "null"}";
}
