using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>
/// Does to a JSON object what reading it into the API server's own types and writing it again does: unknown fields go, empty optional
/// ones too, times and base64 take their one form.
/// </summary>
internal static class TypedDecoder
{
    // Exactly six digits, no fewer.
    private static readonly Regex MicroTime = LinearRegex.Create(@"T\d{2}:\d{2}:\d{2}\.\d{6}(Z|[+-]\d{2}:\d{2})\z");

    private static readonly StructuralSchema Unknown = new() { PreservesUnknownFields = true };

    /// <summary>The first value that does not fit its type, as the end of a message; null when all fit.</summary>
    public static string? FindMismatch(JsonNode? value, StructuralSchema schema, string path)
    {
        switch (value)
        {
            case null:
                return null;
            case JsonObject map when schema.Type is "object" or "":
                return map
                    .Select(field => PropertyOf(schema, field.Key) is { } property ? FindMismatch(field.Value, property, $"{path}.{field.Key}") : null)
                    .FirstOrDefault(found => found is not null);
            case JsonArray list when schema.Type is "array" or "":
                return list.Select(item => FindMismatch(item, schema.Items ?? Unknown, path)).FirstOrDefault(found => found is not null);
            default:
                var actual = SchemaValidator.TypeOf(value);
                var fits = schema.IsIntOrString ? actual is "integer" or "string" or "number" : schema.Type.Length == 0 || actual == schema.Type;
                return !fits ? $"json: cannot unmarshal {GoType(actual)} into Go struct field {path} of type {schema.Type}" : FindMalformed(value, schema.Rules.Format);
        }
    }

    /// <summary>Normalises in place; everything has to fit its type.</summary>
    public static void Normalize(JsonObject map, StructuralSchema schema)
    {
        if (schema.PreservesUnknownFields)
        {
            return;
        }

        foreach (var (name, value) in map.ToArray())
        {
            var property = PropertyOf(schema, name);
            var isNamed = schema.Properties.ContainsKey(name);
            if (property is null || (value is null && isNamed))
            {
                map.Remove(name);
                continue;
            }

            var normalized = NormalizeValue(value, property);
            if (!ReferenceEquals(normalized, value))
            {
                map[name] = normalized;
            }

            if (isNamed && !property.Nullable && IsOmitted(normalized, property))
            {
                map.Remove(name);
            }
        }

        ShowEmpty(map, schema);
    }

    private static void ShowEmpty(JsonObject map, StructuralSchema schema)
    {
        foreach (var (name, property) in schema.Properties)
        {
            if (property.IsShownEmpty && !map.ContainsKey(name))
            {
                var value = property.Default?.DeepClone();
                map[name] = value;
                if (value is JsonObject inner)
                {
                    Normalize(inner, property);
                }
            }
        }
    }

    private static JsonNode? NormalizeValue(JsonNode? value, StructuralSchema schema)
    {
        switch (value)
        {
            case JsonObject map:
                Normalize(map, schema);
                return map;
            case JsonArray list:
                for (var index = 0; index < list.Count && schema.Items is not null; index++)
                {
                    var item = NormalizeValue(list[index], schema.Items);
                    if (!ReferenceEquals(item, list[index]))
                    {
                        list[index] = item;
                    }
                }

                return list;
            case null:
                return schema.Type == "string" ? JsonValue.Create("") : null;
            default:
                return NormalizeScalar(value, schema.Rules.Format);
        }
    }

    private static JsonNode NormalizeScalar(JsonNode value, string format) => (format, JsonValues.TextOf(value)) switch
    {
        ("byte", { } text) => Rewrite(value, text, Convert.ToBase64String(Convert.FromBase64String(text))),
        ("date-time", { } text) => Rewrite(value, text, Time(text, "yyyy-MM-dd'T'HH:mm:ss'Z'")),
        ("micro-time", { } text) => Rewrite(value, text, Time(text, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'")),
        _ => value,
    };

    private static JsonNode Rewrite(JsonNode value, string before, string after) => before == after ? value : JsonValue.Create(after);

    private static string Time(string text, string format) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    private static bool IsOmitted(JsonNode? value, StructuralSchema schema) => value switch
    {
        JsonObject { Count: 0 } => schema.AdditionalProperties is not null,
        JsonArray { Count: 0 } => true,
        _ => JsonValues.TextOf(value) is { Length: 0 },
    };

    private static string? FindMalformed(JsonNode value, string format)
    {
        var text = JsonValues.TextOf(value);
        return format switch
        {
            "byte" when text is not null && !Convert.TryFromBase64String(text, new byte[text.Length], out _) => "illegal base64 data at input byte 0",
            "date-time" when text is not null && !TextFormats.Accepts("date-time", text) => $"parsing time {GoText.Quote(text)} as \"2006-01-02T15:04:05Z07:00\": cannot parse",
            "micro-time" when text is not null && !(MicroTime.IsMatch(text) && TextFormats.Accepts("date-time", text)) =>
                $"parsing time {GoText.Quote(text)} as \"2006-01-02T15:04:05.000000Z07:00\": cannot parse",
            _ => null,
        };
    }

    private static StructuralSchema? PropertyOf(StructuralSchema schema, string name) =>
        schema.Properties.TryGetValue(name, out var property)
            ? property
            : schema.AdditionalProperties ?? (schema.PreservesUnknownFields || schema.AllowsAnyProperty ? Unknown : null);

    private static string GoType(string actual) => actual switch { "integer" or "number" => "number", "boolean" => "bool", _ => actual };
}
