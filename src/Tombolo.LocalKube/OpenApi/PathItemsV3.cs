using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>The operations of a resource in OpenAPI v3. kubectl looks here for what it may ask of the server (<c>fieldValidation</c>, <c>dryRun</c>).</summary>
internal static class PathItemsV3
{
    private static readonly string[] Write = ["dryRun", "fieldManager", "fieldValidation"];

    public static void Add(ResourceDefinition resource, JsonObject paths)
    {
        var collection = PathItems.CollectionOf(resource);
        var schema = new JsonObject { ["type"] = "object" };
        paths[collection] = resource.IsVirtual
            ? new JsonObject { ["post"] = Operation(resource, "post", Write, schema) }
            : new JsonObject
            {
                ["get"] = Operation(resource, "list", ["continue", "fieldSelector", "labelSelector", "limit", "resourceVersion", "watch"], schema),
                ["post"] = Operation(resource, "post", Write, schema),
            };
        if (resource.IsVirtual)
        {
            return;
        }

        paths[$"{collection}/{{name}}"] = Item(resource, schema, withDelete: true);
        if (resource.HasStatus)
        {
            paths[$"{collection}/{{name}}/status"] = Item(resource, schema, withDelete: false);
        }
    }

    private static JsonObject Item(ResourceDefinition resource, JsonObject schema, bool withDelete)
    {
        var item = new JsonObject
        {
            ["get"] = Operation(resource, "get", [], schema),
            ["put"] = Operation(resource, "put", Write, schema),
            ["patch"] = Operation(resource, "patch", [.. Write, "force"], schema),
        };
        if (withDelete)
        {
            item["delete"] = Operation(resource, "delete", ["dryRun"], schema);
        }

        return item;
    }

    private static JsonObject Operation(ResourceDefinition resource, string action, IReadOnlyList<string> parameters, JsonObject schema)
    {
        IEnumerable<string> bodies = action switch
        {
            "post" or "put" => MediaTypes.Objects,
            "patch" => resource.IsCustom ? MediaTypes.CustomPatches : MediaTypes.BuiltInPatches,
            _ => [],
        };
        var operation = new JsonObject
        {
            ["parameters"] = new JsonArray([.. parameters.Select(Parameter)]),
            ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK", ["content"] = Content(MediaTypes.Objects, schema) } },
            ["x-kubernetes-action"] = action,
            ["x-kubernetes-group-version-kind"] = CustomDefinitions.KindOf(resource, resource.Kind),
        };
        if (Content(bodies, schema) is { Count: > 0 } content)
        {
            operation["requestBody"] = new JsonObject { ["content"] = content };
        }

        return operation;
    }

    private static JsonObject Parameter(string name) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["schema"] = new JsonObject
        {
            ["type"] = name switch { "force" or "watch" => "boolean", "limit" => "integer", _ => "string" },
            ["uniqueItems"] = true,
        },
    };

    private static JsonObject Content(IEnumerable<string> types, JsonObject schema) =>
        new(types.Select(type => KeyValuePair.Create<string, JsonNode?>(type, new JsonObject { ["schema"] = schema.DeepClone() })));
}
