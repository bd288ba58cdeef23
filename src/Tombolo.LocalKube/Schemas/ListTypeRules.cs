using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Schemas;

/// <summary>How lists and maps are said to be merged, in the words of the API server.</summary>
internal static class ListTypeRules
{
    /// <summary>Adds every fault of one level of a schema.</summary>
    public static void Validate(JsonObject schema, string path, ICollection<StatusCause> causes)
    {
        var type = JsonValues.Text(schema, "type");
        if (schema["x-kubernetes-map-type"] is { } mapType && JsonValues.TextOf(mapType) is not ("atomic" or "granular"))
        {
            causes.Add(FieldErrors.NotSupported($"{path}.x-kubernetes-map-type", mapType, ["atomic", "granular"]));
        }

        if (schema["x-kubernetes-list-type"] is not { } listType)
        {
            return;
        }

        if (type != "array")
        {
            causes.Add(FieldErrors.Invalid($"{path}.type", type, "must be array if x-kubernetes-list-type is specified"));
        }

        switch (JsonValues.TextOf(listType))
        {
            case "map":
                ValidateKeys(schema, path, causes);
                break;
            case "atomic" or "set":
                break;
            default:
                causes.Add(FieldErrors.NotSupported($"{path}.x-kubernetes-list-type", listType, ["atomic", "set", "map"]));
                break;
        }
    }

    private static void ValidateKeys(JsonObject schema, string path, ICollection<StatusCause> causes)
    {
        var keys = (schema["x-kubernetes-list-map-keys"] as JsonArray ?? []).Select(JsonValues.TextOf).OfType<string>().ToArray();
        if (keys.Length == 0)
        {
            causes.Add(FieldErrors.Required($"{path}.x-kubernetes-list-map-keys", "must not be empty if x-kubernetes-list-type is map"));
        }

        var items = schema["items"] as JsonObject;
        var required = (items?["required"] as JsonArray ?? []).Select(JsonValues.TextOf).ToArray();
        foreach (var key in keys)
        {
            if ((items?["properties"] as JsonObject)?[key] is not JsonObject property)
            {
                causes.Add(FieldErrors.Invalid($"{path}.x-kubernetes-list-map-keys", key, "entries must all be names of item properties"));
            }
            else if (property["default"] is null && !required.Contains(key, StringComparer.Ordinal))
            {
                causes.Add(FieldErrors.Required(
                    $"{path}.items.properties[{key}].default", "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property"));
            }
        }
    }
}
