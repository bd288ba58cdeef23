using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>
/// The definitions of a custom resource, from its schema. OpenAPI v2 can say less: what it cannot say is left open, so that a client that
/// validates refuses nothing the server takes (apiextensions <c>controller/openapi/v2</c>).
/// </summary>
internal static class CustomDefinitions
{
    private const string ObjectMeta = "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private const string ListMeta = "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta";

    private static readonly string[] Kept =
    [
        "description", "type", "format", "title", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems",
        "minItems", "uniqueItems", "multipleOf", "maxProperties", "minProperties", "required", "enum",
    ];

    public static void Add(ResourceDefinition resource, JsonObject definitions)
    {
        var name = NameOf(resource);
        var schema = resource.Schema is { } given && !resource.PreservesUnknownFields ? Convert(given) : [];
        if (schema.Count == 0)
        {
            schema["type"] = "object";
        }
        else
        {
            AddTypeFields(schema);
        }

        schema["x-kubernetes-group-version-kind"] = new JsonArray(KindOf(resource, resource.Kind));
        definitions[name] = schema;
        definitions[name + "List"] = List(resource, name);
    }

    /// <summary>The name of a custom resource's definition: its group reversed, version, kind.</summary>
    public static string NameOf(ResourceDefinition resource) => $"{string.Join('.', resource.Group.Split('.').Reverse())}.{resource.Version}.{resource.Kind}";

    public static JsonObject KindOf(ResourceDefinition resource, string kind) =>
        new() { ["group"] = resource.Group, ["kind"] = kind, ["version"] = resource.Version };

    private static void AddTypeFields(JsonObject schema)
    {
        if (schema["properties"] is not JsonObject properties)
        {
            return;
        }

        properties["apiVersion"] = new JsonObject { ["type"] = "string" };
        properties["kind"] = new JsonObject { ["type"] = "string" };
        properties["metadata"] = new JsonObject { ["$ref"] = ObjectMeta };
    }

    private static JsonObject List(ResourceDefinition resource, string name) => new()
    {
        ["description"] = $"{resource.ListKind} is a list of {resource.Kind}",
        ["type"] = "object",
        ["required"] = new JsonArray("items"),
        ["properties"] = new JsonObject
        {
            ["apiVersion"] = new JsonObject { ["type"] = "string" },
            ["items"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = $"#/definitions/{name}" } },
            ["kind"] = new JsonObject { ["type"] = "string" },
            ["metadata"] = new JsonObject { ["$ref"] = ListMeta },
        },
        ["x-kubernetes-group-version-kind"] = new JsonArray(KindOf(resource, resource.ListKind)),
    };

    private static JsonObject Convert(JsonObject schema)
    {
        var result = new JsonObject();
        foreach (var (name, value) in schema)
        {
            if (value is not null && (Kept.Contains(name) || name.StartsWith("x-kubernetes-", StringComparison.Ordinal)))
            {
                result[name] = value.DeepClone();
            }
        }

        if (schema.Flag("nullable") || schema.Flag("x-kubernetes-preserve-unknown-fields") || schema.Flag("x-kubernetes-int-or-string"))
        {
            foreach (var name in Kept.Where(name => name != "description"))
            {
                result.Remove(name);
            }

            return result;
        }

        if (schema["items"] is JsonObject items)
        {
            result["items"] = Convert(items);
        }

        if (schema["additionalProperties"] is JsonObject additional)
        {
            result["additionalProperties"] = Convert(additional);
        }

        if (schema["properties"] is JsonObject properties)
        {
            result["properties"] = new JsonObject(properties.Select(
                property => KeyValuePair.Create<string, JsonNode?>(property.Key, property.Value is JsonObject inner ? Convert(inner) : new JsonObject())));
        }

        return result;
    }
}
