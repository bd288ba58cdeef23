using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Schemas;

/// <summary>Says what is wrong with an object by its schema; all of it at once.</summary>
internal static class SchemaValidator
{
    /// <summary>Validates <paramref name="value"/>; <paramref name="path"/> is empty for a whole object.</summary>
    public static IReadOnlyList<StatusCause> Validate(JsonNode? value, StructuralSchema schema, string path = "")
    {
        var errors = new List<StatusCause>();
        Visit(value, schema, path, errors);
        return errors;
    }

    /// <summary>The name that the messages have for the type of a value.</summary>
    internal static string TypeOf(JsonNode? value) => JsonValues.KindOf(value) switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => JsonValues.TryInteger(value, out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };

    internal static void Visit(JsonNode? value, StructuralSchema schema, string path, List<StatusCause> errors)
    {
        if (value is null)
        {
            VisitNull(schema, path, errors);
            return;
        }

        VisitType(value, schema, path, errors);
        CombinationRules.Visit(value, schema.Rules, path, errors);
        switch (value)
        {
            case JsonObject node:
                ObjectRules.Visit(node, schema, path, errors);
                break;
            case JsonArray list:
                ListRules.Visit(list, schema, path, errors);
                break;
            default:
                ScalarRules.Visit(value, schema, path, errors);
                break;
        }

        VisitEnum(value, schema.Rules, path, errors);
    }

    private static void VisitNull(StructuralSchema schema, string path, List<StatusCause> errors)
    {
        if (schema.Nullable)
        {
            return;
        }

        if (schema.IsIntOrString)
        {
            errors.Add(WrongType(path, "integer,string", "null"));
        }
        else if (schema.Type.Length > 0)
        {
            errors.Add(WrongType(path, schema.Type, "null"));
        }

        VisitEnum(null, schema.Rules, path, errors);
    }

    private static void VisitType(JsonNode value, StructuralSchema schema, string path, List<StatusCause> errors)
    {
        var actual = TypeOf(value);
        if (schema.IsIntOrString)
        {
            if (actual is not ("integer" or "string"))
            {
                errors.Add(WrongType(path, "integer,string", actual));
            }
        }
        else if (schema.Type.Length > 0 && actual != schema.Type && !(actual == "integer" && schema.Type == "number"))
        {
            errors.Add(WrongType(path, schema.Type, actual));
        }
    }

    private static void VisitEnum(JsonNode? value, ValueRules rules, string path, List<StatusCause> errors)
    {
        if (rules.Enum is { } allowed && !allowed.Any(one => JsonValues.Equal(one, value)))
        {
            errors.Add(FieldErrors.NotSupported(path, value, allowed.Select(one => JsonValues.TextOf(one) ?? one?.ToJsonString() ?? "null")));
        }
    }

    private static StatusCause WrongType(string path, string expected, string actual) =>
        FieldErrors.Invalid(path, actual, $"{path} in body must be of type {expected}: {GoText.Quote(actual)}");
}
