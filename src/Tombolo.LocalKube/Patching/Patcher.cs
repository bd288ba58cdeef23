using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.BuiltIn;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Schemas;

namespace Tombolo.LocalKube.Patching;

/// <summary>Applies patches and words their faults as the API server does.</summary>
internal sealed class Patcher : IPatcher
{
    private const int MostOperations = 10_000;

    /// <inheritdoc/>
    public JsonObject Patch(ResourceDefinition resource, PatchType type, JsonObject current, ReadOnlyMemory<byte> patch) => Readable(resource, type switch
    {
        PatchType.Json => PatchByOperations(current, patch),
        PatchType.Merge => MergePatch.Apply(current, ReadObject(patch)),
        _ => StrategicMergePatch.Apply(current, ReadObject(patch), ResourceSchemas.Of(resource)),
    });

    private static JsonObject PatchByOperations(JsonObject current, ReadOnlyMemory<byte> patch)
    {
        if (Parse(patch) is not JsonArray operations || operations.Any(operation => operation is not JsonObject))
        {
            throw new StatusException(Statuses.BadRequest("error decoding patch: json: cannot unmarshal into Go value of type jsonpatch.Patch"));
        }

        if (operations.Count > MostOperations)
        {
            throw new StatusException(new ApiStatus(
                413,
                "RequestEntityTooLarge",
                $"Request entity too large: The allowed maximum operations in a JSON patch is {MostOperations}, got {operations.Count}"));
        }

        try
        {
            JsonNode? document = current;
            foreach (var operation in operations)
            {
                document = JsonPatch.Apply(document, (JsonObject)operation!);
            }

            return document as JsonObject ?? throw new JsonPatchException("the document is no object any more");
        }
        catch (JsonPatchException)
        {
            // The real server keeps what is wrong to itself.
            throw new StatusException(new ApiStatus(
                422, "Invalid", "the server rejected our request due to an error in our request", new StatusDetails()));
        }
    }

    private static JsonObject ReadObject(ReadOnlyMemory<byte> patch) => Parse(patch) as JsonObject
        ?? throw new StatusException(Statuses.BadRequest("error decoding patch: json: cannot unmarshal into Go value of type map[string]interface {}"));

    private static JsonNode? Parse(ReadOnlyMemory<byte> patch)
    {
        try
        {
            return JsonText.Parse(patch.Span);
        }
        catch (JsonException exception)
        {
            throw new StatusException(Statuses.BadRequest($"error decoding patch: {exception.Message}"));
        }
    }

    // A patch that makes an object unreadable is invalid, where the same object would be a bad request. The object is not shown: it
    // may be a Secret.
    private static JsonObject Readable(ResourceDefinition resource, JsonObject patched)
    {
        var mismatch = TypedDecoder.FindMismatch(patched["metadata"], ResourceSchemas.ObjectMeta, "ObjectMeta");
        if (!resource.IsCustom)
        {
            mismatch ??= TypedDecoder.FindMismatch(patched, ResourceSchemas.Of(resource) with { PreservesUnknownFields = true }, resource.Kind);
        }

        return mismatch is null
            ? patched
            : throw new StatusException(Statuses.Invalid("", "", "", [FieldErrors.Invalid("patch", "", mismatch)]));
    }
}
