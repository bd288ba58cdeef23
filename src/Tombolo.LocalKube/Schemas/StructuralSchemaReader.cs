using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Schemas;

/// <summary>
/// Reads a schema from <c>openAPIV3Schema</c>. It is lenient: what makes a CustomResourceDefinition invalid is found by its own
/// validation; a pattern that does not compile asks for nothing here.
/// </summary>
internal static class StructuralSchemaReader
{
    /// <summary>The schema that <paramref name="node"/> describes.</summary>
    public static StructuralSchema Read(JsonObject node) => new()
    {
        Type = JsonValues.Text(node, "type"),
        Nullable = Flag(node, "nullable"),
        PreservesUnknownFields = Flag(node, "x-kubernetes-preserve-unknown-fields"),
        IsEmbeddedResource = Flag(node, "x-kubernetes-embedded-resource"),
        IsIntOrString = Flag(node, "x-kubernetes-int-or-string"),
        Items = node["items"] is JsonObject items ? Read(items) : null,
        Properties = Properties(node),
        AdditionalProperties = node["additionalProperties"] is JsonObject additional ? Read(additional) : null,
        AllowsAnyProperty = Flag(node, "additionalProperties"),
        Default = node["default"]?.DeepClone(),
        ListType = ReadListType(node),
        ListMapKeys = Texts(node, "x-kubernetes-list-map-keys"),
        IsAtomicMap = JsonValues.Text(node, "x-kubernetes-map-type") == "atomic",
        IsPatchMerged = JsonValues.Text(node, "x-kubernetes-patch-strategy").Contains("merge", StringComparison.Ordinal),
        PatchMergeKey = JsonValues.Text(node, "x-kubernetes-patch-merge-key"),
        IsShownEmpty = Flag(node, "x-shown-empty"),
        Description = JsonValues.Text(node, "description"),
        Rules = ReadRules(node),
    };

    private static ValueRules ReadRules(JsonObject node) => new()
    {
        Format = JsonValues.Text(node, "format"),
        Enum = node["enum"] is JsonArray { Count: > 0 } values ? [.. values.Select(value => value?.DeepClone())] : null,
        Maximum = Number(node, "maximum"),
        ExclusiveMaximum = Flag(node, "exclusiveMaximum"),
        Minimum = Number(node, "minimum"),
        ExclusiveMinimum = Flag(node, "exclusiveMinimum"),
        MultipleOf = Number(node, "multipleOf"),
        MaxLength = Integer(node, "maxLength"),
        MinLength = Integer(node, "minLength"),
        Pattern = ReadPattern(JsonValues.Text(node, "pattern")),
        MaxItems = Integer(node, "maxItems"),
        MinItems = Integer(node, "minItems"),
        MaxProperties = Integer(node, "maxProperties"),
        MinProperties = Integer(node, "minProperties"),
        Required = Texts(node, "required"),
        AllOf = Schemas(node, "allOf"),
        AnyOf = Schemas(node, "anyOf"),
        OneOf = Schemas(node, "oneOf"),
        Not = node["not"] is JsonObject not ? Read(not) : null,
    };

    private static Dictionary<string, StructuralSchema> Properties(JsonObject node)
    {
        var properties = new Dictionary<string, StructuralSchema>(StringComparer.Ordinal);
        foreach (var (name, value) in node["properties"] as JsonObject ?? [])
        {
            properties[name] = value is JsonObject property ? Read(property) : new StructuralSchema();
        }

        return properties;
    }

    private static ListType? ReadListType(JsonObject node) => JsonValues.Text(node, "x-kubernetes-list-type") switch
    {
        "atomic" => ListType.Atomic,
        "set" => ListType.Set,
        "map" => ListType.Map,
        _ => null,
    };

    private static Regex? ReadPattern(string pattern)
    {
        try
        {
            return pattern.Length == 0 ? null : LinearRegex.Create(pattern);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static List<StructuralSchema> Schemas(JsonObject node, string key) =>
        node[key] is JsonArray list ? [.. list.OfType<JsonObject>().Select(Read)] : [];

    private static List<string> Texts(JsonObject node, string key) =>
        node[key] is JsonArray list ? [.. list.Select(JsonValues.TextOf).OfType<string>()] : [];

    private static bool Flag(JsonObject node, string key) => JsonValues.KindOf(node[key]) == JsonValueKind.True;

    private static JsonNode? Number(JsonObject node, string key) => JsonValues.IsNumber(node[key]) ? node[key]!.DeepClone() : null;

    private static long? Integer(JsonObject node, string key) => JsonValues.TryInteger(node[key], out var value) ? value : null;
}
