using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Patching;

/// <summary>RFC 7386 alone.</summary>
internal sealed class MergePatcher : IPatcher
{
    public JsonObject Patch(ResourceDefinition resource, PatchType type, JsonObject current, ReadOnlyMemory<byte> patch)
    {
        if (type != PatchType.Merge)
        {
            throw new StatusException(Statuses.UnsupportedMediaType([MediaTypes.MergePatch]));
        }

        try
        {
            Merge(current, JsonText.ParseObject(patch.Span));
            return current;
        }
        catch (JsonException exception)
        {
            throw new StatusException(Statuses.BadRequest(exception.Message));
        }
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject changes)
            {
                var inner = target[name] as JsonObject;
                if (inner is null)
                {
                    inner = [];
                    target[name] = inner;
                }

                Merge(inner, changes);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }
}
