using System.Text.Json.Nodes;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Patching;

/// <summary>The operations of RFC 6902, with the leniencies of the API server's library.</summary>
internal static class JsonPatch
{
    /// <summary>The document after <paramref name="operation"/>; it is changed in place.</summary>
    /// <exception cref="JsonPatchException">The operation does not apply.</exception>
    public static JsonNode? Apply(JsonNode? document, JsonObject operation)
    {
        switch (JsonValues.Text(operation, "op"))
        {
            case "add":
                Locate(document, operation, "path").Add(Value(operation));
                break;
            case "replace":
                Locate(document, operation, "path").Replace(Value(operation));
                break;
            case "remove":
                Locate(document, operation, "path").Remove();
                break;
            case "move":
                var moved = Locate(document, operation, "from").Remove();
                Locate(document, operation, "path").Add(moved);
                break;
            case "copy":
                var copied = Locate(document, operation, "from").Get()?.DeepClone();
                Locate(document, operation, "path").Add(copied);
                break;
            case "test":
                Test(Locate(document, operation, "path"), operation);
                break;
            default:
                throw new JsonPatchException("unexpected kind of operation");
        }

        return document;
    }

    private static void Test(JsonLocation location, JsonObject operation)
    {
        // A value of null is also that of a field that is missing.
        var actual = location.GetOrNull();
        if (!JsonValues.Equal(actual, operation["value"]))
        {
            throw new JsonPatchException("testing value failed");
        }
    }

    private static JsonNode? Value(JsonObject operation) => operation.TryGetPropertyValue("value", out var value)
        ? value?.DeepClone()
        : throw new JsonPatchException("the operation has no value");

    private static JsonLocation Locate(JsonNode? document, JsonObject operation, string key) =>
        JsonLocation.Find(document, JsonValues.TextOf(operation[key]) ?? throw new JsonPatchException($"the operation has no {key}"));
}
