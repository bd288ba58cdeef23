using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Discovery;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>What a cluster serves, as OpenAPI v2: enough for kubectl to validate, explain, diff and know what can be tried out.</summary>
internal sealed record OpenApiDocument(byte[] Json, byte[] Protobuf, string Tag)
{
    public static OpenApiDocument Build(ResourceTable table)
    {
        var definitions = BuiltInDefinitions.Copy();
        var paths = new JsonObject();
        foreach (var resource in table.Resources)
        {
            if (resource.IsCustom)
            {
                CustomDefinitions.Add(resource, definitions);
            }

            if (!resource.IsVirtual)
            {
                PathItems.Add(resource, paths);
            }
        }

        var document = new JsonObject
        {
            ["swagger"] = "2.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = ServerVersion.Git },
            ["paths"] = paths,
            ["definitions"] = definitions,
        };
        var json = JsonText.Write(document);
        return new OpenApiDocument(json, DocumentEncoder.Encode(document), $"\"{Convert.ToHexString(SHA256.HashData(json))}\"");
    }
}
