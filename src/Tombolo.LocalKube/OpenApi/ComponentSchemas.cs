using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>The schemas of a document of OpenAPI v3.</summary>
internal static class ComponentSchemas
{
    private const string Definitions = "#/definitions/";
    private const string Components = "#/components/schemas/";
    private const string ObjectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private const string ListMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta";

    /// <summary>Adds a definition of OpenAPI v2 and all that it refers to; nothing when there is none of the name.</summary>
    public static void AddBuiltIn(string name, JsonObject definitions, JsonObject schemas)
    {
        if (schemas.ContainsKey(name) || definitions[name] is not JsonObject definition)
        {
            return;
        }

        // There before its references are followed: some refer to themselves.
        schemas[name] = null;
        var referred = new List<string>();
        schemas[name] = Convert(definition, referred);
        referred.ForEach(each => AddBuiltIn(each, definitions, schemas));
    }

    /// <summary>Adds a resource by its own schema, and its list; without a schema it may hold anything.</summary>
    public static void AddCustom(ResourceDefinition resource, JsonObject definitions, JsonObject schemas)
    {
        var name = CustomDefinitions.NameOf(resource);
        var schema = resource.Schema is { } given && !resource.PreservesUnknownFields
            ? given.Copy()
            : new JsonObject { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true };
        if (schema["properties"] is not JsonObject properties)
        {
            properties = [];
            schema["properties"] = properties;
        }

        AddTypeFields(properties);
        properties["metadata"] = Reference(ObjectMeta);
        schema["x-kubernetes-group-version-kind"] = new JsonArray(CustomDefinitions.KindOf(resource, resource.Kind));
        schemas[name] = schema;
        schemas[name + "List"] = List(resource, name);
        AddBuiltIn(ObjectMeta, definitions, schemas);
        AddBuiltIn(ListMeta, definitions, schemas);
    }

    private static JsonObject List(ResourceDefinition resource, string name)
    {
        var properties = new JsonObject
        {
            ["items"] = new JsonObject { ["type"] = "array", ["items"] = Reference(name) },
            ["metadata"] = Reference(ListMeta),
        };
        AddTypeFields(properties);
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("items"),
            ["properties"] = properties,
            ["x-kubernetes-group-version-kind"] = new JsonArray(CustomDefinitions.KindOf(resource, resource.ListKind)),
        };
    }

    private static void AddTypeFields(JsonObject properties)
    {
        properties["apiVersion"] = new JsonObject { ["type"] = "string" };
        properties["kind"] = new JsonObject { ["type"] = "string" };
    }

    // What stands beside a reference counts only when the reference is one of allOf.
    private static JsonObject Reference(string name) => new() { ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = Components + name }) };

    private static JsonNode? Convert(JsonNode? node, List<string> referred)
    {
        switch (node)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Convert(item, referred))]);
            case JsonObject map:
                var result = new JsonObject();
                foreach (var (name, value) in map)
                {
                    if (name == "$ref" && value.AsText() is { } target && target.StartsWith(Definitions, StringComparison.Ordinal))
                    {
                        referred.Add(target[Definitions.Length..]);
                        result["allOf"] = new JsonArray(new JsonObject { ["$ref"] = Components + target[Definitions.Length..] });
                    }
                    else
                    {
                        result[name] = Convert(value, referred);
                    }
                }

                return result;
            default:
                return node?.DeepClone();
        }
    }
}
