using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>The operations of a resource. kubectl looks here for what can be tried out (dryRun).</summary>
internal static class PathItems
{
    public static void Add(ResourceDefinition resource, JsonObject paths)
    {
        var collection = CollectionOf(resource);
        paths[collection] = new JsonObject
        {
            ["get"] = Operation(resource, "list", []),
            ["post"] = Operation(resource, "post", ["dryRun", "fieldManager", "fieldValidation"]),
        };
        paths[$"{collection}/{{name}}"] = Item(resource);
        if (resource.HasStatus)
        {
            paths[$"{collection}/{{name}}/status"] = Item(resource, withDelete: false);
        }
    }

    /// <summary>The path of a resource's collection, with <c>{namespace}</c> for what stands there.</summary>
    public static string CollectionOf(ResourceDefinition resource)
    {
        var root = resource.Group.Length == 0 ? $"/api/{resource.Version}" : $"/apis/{resource.Group}/{resource.Version}";
        return resource.IsNamespaced ? $"{root}/namespaces/{{namespace}}/{resource.Plural}" : $"{root}/{resource.Plural}";
    }

    private static JsonObject Item(ResourceDefinition resource, bool withDelete = true)
    {
        var item = new JsonObject
        {
            ["get"] = Operation(resource, "get", []),
            ["put"] = Operation(resource, "put", ["dryRun", "fieldManager", "fieldValidation"]),
            ["patch"] = Operation(resource, "patch", ["dryRun", "fieldManager", "fieldValidation", "force"]),
        };
        if (withDelete)
        {
            item["delete"] = Operation(resource, "delete", ["dryRun"]);
        }

        ((JsonObject)item["patch"]!)["consumes"] = new JsonArray([.. (resource.IsCustom ? MediaTypes.CustomPatches : MediaTypes.BuiltInPatches).Select(type => JsonValue.Create(type))]);
        return item;
    }

    private static JsonObject Operation(ResourceDefinition resource, string action, IReadOnlyList<string> parameters) => new()
    {
        ["produces"] = new JsonArray(MediaTypes.Json, MediaTypes.Yaml),
        ["parameters"] = new JsonArray([.. parameters.Select(name => new JsonObject
        {
            ["name"] = name,
            ["in"] = "query",
            ["type"] = name == "force" ? "boolean" : "string",
            ["uniqueItems"] = true,
        })]),
        ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
        ["x-kubernetes-action"] = action,
        ["x-kubernetes-group-version-kind"] = CustomDefinitions.KindOf(resource, resource.Kind),
    };
}
