using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>Writes schemas as <c>openapi.v2.Schema</c> (gnostic, OpenAPIv2.proto); the numbers are its fields.</summary>
internal static class SchemaEncoder
{
    public static ProtobufMessage Encode(JsonObject schema)
    {
        var message = new ProtobufMessage();
        foreach (var (name, value) in schema)
        {
            if (value is not null)
            {
                AddField(message, name, value);
            }
        }

        return message;
    }

    /// <summary>A map entry with a vendor extension: name and value as YAML, of which JSON is a part.</summary>
    public static ProtobufMessage NamedAny(string name, JsonNode value) => new ProtobufMessage().Add(1, name).Add(2, Any(value));

    private static ProtobufMessage Any(JsonNode value) => new ProtobufMessage().Add(2, value.ToJsonString());

    private static void AddField(ProtobufMessage message, string name, JsonNode value)
    {
        switch (name)
        {
            case "required":
                foreach (var each in value.AsArray())
                {
                    message.Add(19, each.AsText() ?? "");
                }

                break;
            case "enum":
                foreach (var each in value.AsArray().OfType<JsonNode>())
                {
                    message.Add(20, Any(each));
                }

                break;
            case "additionalProperties":
                message.Add(21, value is JsonObject inner ? new ProtobufMessage().Add(1, Encode(inner)) : new ProtobufMessage().Add(2, value.GetValueKind() == JsonValueKind.True));
                break;
            case "type":
                message.Add(22, new ProtobufMessage().Add(1, value.AsText() ?? ""));
                break;
            case "items":
                message.Add(23, new ProtobufMessage().Add(1, Encode(value.AsObject())));
                break;
            case "properties":
                message.Add(25, Named(value.AsObject()));
                break;
            case "default":
                message.Add(5, Any(value));
                break;
            default:
                AddSimple(message, name, value);
                break;
        }
    }

    /// <summary>A map of schemas.</summary>
    public static ProtobufMessage Named(JsonObject schemas)
    {
        var message = new ProtobufMessage();
        foreach (var (name, schema) in schemas)
        {
            message.Add(1, new ProtobufMessage().Add(1, name).Add(2, Encode(schema as JsonObject ?? [])));
        }

        return message;
    }

    private static void AddSimple(ProtobufMessage message, string name, JsonNode value)
    {
        if (name.StartsWith("x-", StringComparison.Ordinal))
        {
            message.Add(31, NamedAny(name, value));
            return;
        }

        if (TextField(name) is > 0 and var text && value.AsText() is { } content)
        {
            message.Add(text, content);
        }
        else if (NumberField(name) is > 0 and var number && value.GetValueKind() == JsonValueKind.Number)
        {
            message.Add(number, value.AsValue().TryGetValue<long>(out var whole) ? (double)whole : value.GetValue<double>());
        }
        else if (CountField(name) is > 0 and var count && value.AsValue().TryGetValue<long>(out var size))
        {
            message.Add(count, size);
        }
        else if (FlagField(name) is > 0 and var flag)
        {
            message.Add(flag, value.GetValueKind() == JsonValueKind.True);
        }
    }

    private static int TextField(string name) => name switch { "$ref" => 1, "format" => 2, "title" => 3, "description" => 4, "pattern" => 13, _ => 0 };

    private static int NumberField(string name) => name switch { "multipleOf" => 6, "maximum" => 7, "minimum" => 9, _ => 0 };

    private static int CountField(string name) => name switch
    {
        "maxLength" => 11,
        "minLength" => 12,
        "maxItems" => 14,
        "minItems" => 15,
        "maxProperties" => 17,
        "minProperties" => 18,
        _ => 0,
    };

    private static int FlagField(string name) => name switch { "exclusiveMaximum" => 8, "exclusiveMinimum" => 10, "uniqueItems" => 16, _ => 0 };
}
