using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Verbs;

/// <summary>What a write may touch: the object without its status, or one part of it by a subresource.</summary>
internal static class SubresourceParts
{
    /// <summary>The new object, with everything that this request may not write as it is stored.</summary>
    public static JsonObject Merge(ObjectRequest request, JsonObject old, JsonObject next) => request.Subresource switch
    {
        "status" => WriteStatus(request.Resource, old, next),
        "finalize" => WriteFinalizers(old, next),
        _ => WriteMain(request.Resource, old, next),
    };

    private static JsonObject WriteMain(ResourceDefinition resource, JsonObject old, JsonObject next)
    {
        if (resource.HasStatus)
        {
            Take("status", from: old, to: next);
        }

        if (Finality.IsNamespace(resource))
        {
            Take("spec", from: old, to: next);
        }

        return next;
    }

    // Of custom resources and their definitions only the status is written; of built-in kinds metadata as well.
    private static JsonObject WriteStatus(ResourceDefinition resource, JsonObject old, JsonObject next)
    {
        var result = old.Copy();
        if (resource.IsCustom || resource.GroupResource == BuiltInResources.CustomResourceDefinitions)
        {
            Take("managedFields", from: next.Metadata(), to: result.Metadata());
        }
        else
        {
            Take("metadata", from: next, to: result);
        }

        Take("status", from: next, to: result);
        return result;
    }

    private static JsonObject WriteFinalizers(JsonObject old, JsonObject next)
    {
        var result = old.Copy();
        if (result["spec"] is not JsonObject spec)
        {
            spec = [];
            result["spec"] = spec;
        }

        Take("finalizers", from: next.Object("spec") ?? [], to: spec);
        Take("managedFields", from: next.Metadata(), to: result.Metadata());
        return result;
    }

    private static void Take(string name, JsonObject from, JsonObject to)
    {
        if (from[name] is { } value)
        {
            to[name] = value.DeepClone();
        }
        else
        {
            to.Remove(name);
        }
    }
}
