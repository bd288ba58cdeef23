using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Discovery;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>One version of a group as OpenAPI v3, with every schema that its resources refer to.</summary>
/// <param name="Hash">Of the content, in upper case.</param>
internal sealed record OpenApiV3Document(byte[] Json, string Hash)
{
    public static OpenApiV3Document Build(ResourceTable table, string group, string version)
    {
        var definitions = BuiltInDefinitions.Copy();
        var schemas = new JsonObject();
        var paths = new JsonObject();
        foreach (var resource in table.Resources.Where(resource => resource.Group == group && resource.Version == version))
        {
            PathItemsV3.Add(resource, paths);
            if (BuiltInDefinitions.NameOf(definitions, resource) is { } name)
            {
                ComponentSchemas.AddBuiltIn(name, definitions, schemas);
                ComponentSchemas.AddBuiltIn(name + "List", definitions, schemas);
            }
            else
            {
                ComponentSchemas.AddCustom(resource, definitions, schemas);
            }
        }

        var json = JsonText.Write(new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = ServerVersion.Git },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas },
        });
        return new OpenApiV3Document(json, Convert.ToHexString(SHA512.HashData(json)));
    }
}
