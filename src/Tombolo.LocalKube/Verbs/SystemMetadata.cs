using System.Text.Json.Nodes;
using Tombolo.Api.Meta;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <summary>The fields of metadata that the API server writes, and what it takes from a client (apiserver <c>registry/rest</c>).</summary>
internal static class SystemMetadata
{
    // What the store keeps whatever an update says.
    private static readonly string[] Fixed = ["uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"];

    /// <summary>A new object: name, namespace, uid, time and generation.</summary>
    public static void Begin(ObjectRequest request, JsonObject item, DateTimeOffset now)
    {
        var metadata = item.Metadata();
        foreach (var name in Fixed)
        {
            metadata.Remove(name);
        }

        metadata.Remove("generation");
        if (string.IsNullOrEmpty(metadata.Text("name")) && metadata.Text("generateName") is { Length: > 0 } prefix)
        {
            metadata["name"] = GeneratedNames.Next(prefix);
        }

        if (request.Resource.IsNamespaced)
        {
            metadata["namespace"] = request.Namespace;
        }
        else
        {
            metadata.Remove("namespace");
        }

        metadata["uid"] = Guid.NewGuid().ToString();
        metadata["creationTimestamp"] = ApiTime.ToText(now);
        if (request.Resource.HasGeneration)
        {
            metadata["generation"] = 1L;
        }

        if (request.Resource.HasStatus && (request.Resource.IsCustom || request.GroupResource == BuiltInResources.CustomResourceDefinitions))
        {
            item.Remove("status");
        }
    }

    /// <summary>An object that takes the place of another one.</summary>
    public static void CarryOver(ObjectRequest request, JsonObject old, JsonObject item)
    {
        var before = old.Metadata();
        var metadata = item.Metadata();
        foreach (var name in Fixed)
        {
            Copy(before, metadata, name);
        }

        Copy(before, metadata, "generation");
        Copy(before, metadata, "generateName");
        metadata["name"] = request.Name;
        if (request.Resource.IsNamespaced)
        {
            metadata["namespace"] = request.Namespace;
        }
        else
        {
            metadata.Remove("namespace");
        }

        // An update that says nothing of managed fields keeps them; an empty list takes them away (field management decides).
        metadata["resourceVersion"] = before["resourceVersion"]?.DeepClone();
    }

    /// <summary>Counts up the generation when something besides metadata and status has changed.</summary>
    public static void CountGeneration(ResourceDefinition resource, JsonObject old, JsonObject item)
    {
        if (resource.HasGeneration && !HasSameContent(resource, old, item))
        {
            item.Metadata()["generation"] = (old.Metadata().Number("generation") ?? 0) + 1;
        }
    }

    /// <summary>The uid and the resourceVersion that an update names must be those that are stored.</summary>
    /// <exception cref="StatusException">409, or 422 when a resourceVersion must be named.</exception>
    public static void CheckPreconditions(ObjectRequest request, StoredObject current, JsonObject item, bool isPatch)
    {
        var metadata = item.Object("metadata");
        if (metadata.Text("uid") is { Length: > 0 } uid && uid != current.Uid)
        {
            throw new StatusException(Statuses.Conflict(
                request.GroupResource,
                request.Name,
                $"StorageError: invalid object, Code: 4, Key: {StorageKey(request)}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: {uid}, UID in object meta: {current.Uid}"));
        }

        var version = metadata.Text("resourceVersion") ?? "";
        if (version.Length is 0 || version == "0")
        {
            if (!isPatch && !request.Resource.AllowsUnconditionalUpdate)
            {
                throw new StatusException(Statuses.Invalid(request.Resource.Group, request.Resource.Plural, request.Name,
                    [new StatusCause(StatusCauseReasons.Invalid, "Invalid value: 0x0: must be specified for an update", "metadata.resourceVersion")]));
            }

            return;
        }

        if (!long.TryParse(version, out var revision))
        {
            throw new StatusException(Statuses.BadRequest($"strconv.ParseUint: parsing \"{version}\": invalid syntax"));
        }

        if (revision != current.Revision)
        {
            throw new StatusException(Statuses.Modified(request.GroupResource, request.Name));
        }
    }

    // etcd's key, which nothing but this message shows.
    private static string StorageKey(ObjectRequest request) =>
        $"/registry/{(request.Resource.IsCustom ? request.Resource.Group + "/" : "")}{request.Resource.Plural}/{StoredObject.KeyOf(request.Namespace, request.Name)}";

    private static bool HasSameContent(ResourceDefinition resource, JsonObject old, JsonObject item)
    {
        bool IsContent(string name) => name != "metadata" && !(name == "status" && resource.HasStatus);
        return item.All(field => !IsContent(field.Key) || JsonNode.DeepEquals(field.Value, old[field.Key]))
            && old.All(field => !IsContent(field.Key) || item.ContainsKey(field.Key));
    }

    private static void Copy(JsonObject from, JsonObject to, string name)
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
