using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Yaml;

/// <summary>Objects of the API server as people read them.</summary>
public static class ObjectDocument
{
    /// <summary>The object with apiVersion and kind first and without managed fields.</summary>
    public static JsonObject Of(ResourceType type, KubernetesObject found)
    {
        var source = JsonNode.Parse(found.Json.Span)!.AsObject();
        source.Remove("apiVersion");
        source.Remove("kind");
        (source["metadata"] as JsonObject)?.Remove("managedFields");
        var document = new JsonObject { ["apiVersion"] = type.ApiVersion, ["kind"] = type.Kind };
        foreach (var (name, value) in source.ToArray())
        {
            source.Remove(name);
            document[name] = value;
        }

        return document;
    }

    /// <summary>Several in one document, as kubectl lists them.</summary>
    public static JsonObject List(IEnumerable<JsonNode> items) =>
        new() { ["apiVersion"] = "v1", ["kind"] = "List", ["metadata"] = new JsonObject(), ["items"] = new JsonArray([.. items]) };
}
