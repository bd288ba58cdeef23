using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;

namespace Tombolo.Fleet.Tests.Model;

/// <summary>Objects as people write them, and what of them travels.</summary>
internal static class Content
{
    public static JsonObject Of(ObjectName name, int value, string @namespace)
    {
        var content = Payload(name, value, @namespace);
        content["metadata"] = new JsonObject { ["name"] = name.Name };
        return content;
    }

    /// <summary>Without the name.</summary>
    public static JsonObject Payload(ObjectName name, int value, string @namespace)
    {
        if (name.Type == KnownResources.ConfigMap)
        {
            return new JsonObject { ["data"] = new JsonObject { ["value"] = $"v{value}" } };
        }

        if (name.Type == KnownResources.Secret)
        {
            return new JsonObject { ["type"] = "Opaque", ["data"] = new JsonObject { ["value"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"v{value}")) } };
        }

        var spec = new JsonObject { ["type"] = "Location", ["value"] = $"v{value}" };
        if (name.Reference is { } secret)
        {
            spec["locationSpec"] = new JsonObject
            {
                ["credential"] = new JsonObject
                {
                    ["secretType"] = "AwsAccessKey",
                    ["secret"] = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Secret", ["name"] = secret.Name, ["namespace"] = @namespace },
                },
            };
        }

        return new JsonObject { ["spec"] = spec };
    }

    /// <summary>Whether an object, or what is to be made one, holds exactly that.</summary>
    public static bool Is(JsonObject found, ObjectName name, int value, string @namespace) =>
        Payload(name, value, @namespace).All(field => JsonNode.DeepEquals(field.Value, found[field.Key]));
}
