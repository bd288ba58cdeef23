using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Schemas;

/// <summary>
/// What makes a schema structural, in the words of the API server
/// (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema).
/// </summary>
internal static class SchemaRules
{
    private static readonly string[] Types = ["array", "boolean", "integer", "number", "object", "string"];

    /// <summary>Adds every fault of the schema of a whole object.</summary>
    public static void Validate(JsonObject schema, string path, ICollection<StatusCause> causes)
    {
        var type = JsonValues.Text(schema, "type");
        if (type.Length == 0)
        {
            causes.Add(FieldErrors.Required($"{path}.type", "must not be empty at the root"));
            return;
        }

        if (type != "object")
        {
            causes.Add(FieldErrors.Invalid($"{path}.type", type, "must be object at the root"));
            return;
        }

        ValidateRootFields(schema, path, causes);
        Visit(schema, path, causes);
    }

    private static void ValidateRootFields(JsonObject schema, string path, ICollection<StatusCause> causes)
    {
        var properties = schema["properties"] as JsonObject;
        foreach (var name in new[] { "apiVersion", "kind" })
        {
            if (properties?[name] is JsonObject property && JsonValues.Text(property, "type") is { Length: > 0 } type && type != "string")
            {
                causes.Add(FieldErrors.Invalid($"{path}.properties[{name}].type", type, "must be string"));
            }
        }

        if ((properties?["metadata"] as JsonObject)?["properties"] is JsonObject metadata && metadata.Any(field => field.Key is not ("name" or "generateName")))
        {
            causes.Add(FieldErrors.Forbidden($"{path}.properties[metadata]", "must not specify anything other than name and generateName, but metadata is implicitly specified"));
        }
    }

    private static void Visit(JsonObject schema, string path, ICollection<StatusCause> causes)
    {
        ValidateType(schema, path, causes);
        ValidateShape(schema, path, causes);
        ListTypeRules.Validate(schema, path, causes);
        ValidateDefault(schema, path, causes);
        foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
        {
            VisitBelow(property, $"{path}.properties[{name}]", "must not be empty for specified object fields", causes);
        }

        if (schema["additionalProperties"] is JsonObject additional)
        {
            VisitBelow(additional, $"{path}.additionalProperties", "must not be empty for specified object fields", causes);
        }

        if (schema["items"] is JsonObject items)
        {
            VisitBelow(items, $"{path}.items", "must not be empty for specified array items", causes);
        }
    }

    private static void VisitBelow(JsonNode? node, string path, string untyped, ICollection<StatusCause> causes)
    {
        var schema = node as JsonObject ?? [];
        if (JsonValues.Text(schema, "type").Length == 0 && !Flag(schema, "x-kubernetes-int-or-string") && !Flag(schema, "x-kubernetes-preserve-unknown-fields"))
        {
            causes.Add(FieldErrors.Required($"{path}.type", untyped));
        }

        Visit(schema, path, causes);
    }

    private static void ValidateType(JsonObject schema, string path, ICollection<StatusCause> causes)
    {
        var type = JsonValues.Text(schema, "type");
        if (type.Length > 0 && !Types.Contains(type, StringComparer.Ordinal))
        {
            causes.Add(FieldErrors.NotSupported($"{path}.type", JsonValue.Create(type), Types));
        }

        if (type == "array" && schema["items"] is null)
        {
            causes.Add(FieldErrors.Required($"{path}.items", "must be specified"));
        }
    }

    private static void ValidateShape(JsonObject schema, string path, ICollection<StatusCause> causes)
    {
        if (JsonValues.Text(schema, "$ref").Length > 0)
        {
            causes.Add(FieldErrors.Forbidden($"{path}.$ref", "$ref is not supported"));
        }

        if (schema["properties"] is JsonObject { Count: > 0 } && schema["additionalProperties"] is JsonObject)
        {
            causes.Add(FieldErrors.Forbidden($"{path}.additionalProperties", "additionalProperties and properties are mutual exclusive"));
        }

        if (Flag(schema, "uniqueItems"))
        {
            causes.Add(FieldErrors.Forbidden($"{path}.uniqueItems", "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"));
        }

        if (JsonValues.Text(schema, "pattern") is { Length: > 0 } pattern && FaultOf(pattern) is { } fault)
        {
            causes.Add(FieldErrors.Invalid($"{path}.pattern", pattern, $"must be a valid regular expression, but isn't: {fault}"));
        }
    }

    // A default is a value like any other; what is wrong with it has no path of its own.
    private static void ValidateDefault(JsonObject schema, string path, ICollection<StatusCause> causes)
    {
        if (schema["default"] is not { } value)
        {
            return;
        }

        var structural = StructuralSchemaReader.Read(schema);
        if (value is JsonObject map)
        {
            var pruned = (JsonObject)map.DeepClone();
            SchemaPruner.Prune(pruned, structural);
            if (!JsonValues.Equal(pruned, map))
            {
                causes.Add(FieldErrors.Invalid($"{path}.default", value, "must not have unknown fields"));
            }
        }

        foreach (var cause in SchemaValidator.Validate(value, structural))
        {
            causes.Add(cause with { Field = cause.Field.Length == 0 ? $"{path}.default" : $"{path}.default.{cause.Field}" });
        }
    }

    private static string? FaultOf(string pattern)
    {
        try
        {
            LinearRegex.Create(pattern);
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }

    private static bool Flag(JsonObject schema, string name) => JsonValues.KindOf(schema[name]) == JsonValueKind.True;
}
