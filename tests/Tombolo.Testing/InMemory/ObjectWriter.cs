using System.Globalization;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;

namespace Tombolo.Testing.InMemory;

/// <summary>What an API server does to an object on its way into the store. Its owner locks.</summary>
internal sealed class ObjectWriter(InMemoryStore store, TimeProvider time)
{
    private int _generated;

    /// <summary>Stands in for admission and defaulting: may change what is about to be stored.</summary>
    public Action<ResourceType, JsonObject>? Admission { get; set; }

    /// <summary>Kinds whose status is a subresource; others have it as a field like any other.</summary>
    public Func<ResourceType, bool> HasStatus { get; set; } = type => type.Group.EndsWith(".kio.kasten.io", StringComparison.Ordinal);

    public JsonObject Create(ResourceType type, string? @namespace, JsonObject body, ManagedFieldsEntry writer, bool dryRun)
    {
        var stored = body.DeepClone().AsObject();
        var metadata = Metadata(stored);
        metadata["namespace"] = type.Namespaced ? @namespace : null;
        if (metadata["name"] is null && metadata["generateName"]?.GetValue<string>() is { } prefix)
        {
            metadata["name"] = string.Create(CultureInfo.InvariantCulture, $"{prefix}{++_generated:00000}");
        }

        var name = InMemoryStore.Text(stored, "name") ?? throw new RefusedException(Refusals.Invalid(type, "", "metadata.name", "name or generateName is required"));
        RequireNamespace(type, name, @namespace);
        var key = new ResourceKey(type.Namespaced ? @namespace! : "", name);
        if (store.Find(type, key) is not null)
        {
            throw new RefusedException(Refusals.AlreadyExists(type, name));
        }

        foreach (var field in (string[])["resourceVersion", "deletionTimestamp", "managedFields", "selfLink"])
        {
            metadata.Remove(field);
        }

        if (metadata["namespace"] is null)
        {
            metadata.Remove("namespace");
        }

        if (HasStatus(type))
        {
            stored.Remove("status");
        }

        metadata["uid"] = Guid.NewGuid().ToString();
        metadata["creationTimestamp"] = ManagedFields.Timestamp(time);
        metadata["generation"] = 1L;
        Normalize(type, stored);
        var managers = new ManagedFields();
        if (writer.Operation == "Apply")
        {
            managers.Replace(writer with { Fields = FieldPaths.Leaves(body).ToHashSet(StringComparer.Ordinal) });
        }
        else
        {
            managers.Attribute(writer, [], stored);
        }

        managers.WriteTo(stored);
        if (!dryRun)
        {
            store.Put(type, key, stored);
        }

        return stored;
    }

    /// <summary>Stores <paramref name="next"/> in place of what is there; nothing happens when it is the same.</summary>
    public JsonObject Replace(ResourceType type, ResourceKey key, JsonObject next, ManagedFields? applied, ManagedFieldsEntry writer, bool dryRun)
    {
        var current = store.Find(type, key) ?? throw new RefusedException(Refusals.NotFound(type, key.Name));
        Precondition(type, key, current, InMemoryStore.Text(next, "uid"), InMemoryStore.Text(next, "resourceVersion"));
        var stored = Protected(type, current, next, writer.Subresource);
        Normalize(type, stored);
        Immutable(type, current, stored);
        var managers = applied ?? ManagedFields.Read(writer.Subresource is null && ManagedFields.IsGiven(next) ? next : current);
        if (applied is null)
        {
            managers.Attribute(writer, current, stored);
        }

        managers.WriteTo(stored);
        if (JsonNode.DeepEquals(current, stored))
        {
            return current;
        }

        if (type.Group.EndsWith(".kio.kasten.io", StringComparison.Ordinal) && !SameSpecification(current, stored, HasStatus(type)))
        {
            Metadata(stored)["generation"] = current["metadata"]!["generation"]!.GetValue<long>() + 1;
        }

        if (!dryRun)
        {
            Store(type, key, stored);
        }

        return stored;
    }

    /// <summary>True when the object stays because of its finalizers.</summary>
    public bool Delete(ResourceType type, ResourceKey key, string? uid, string? resourceVersion)
    {
        var current = store.Find(type, key) ?? throw new RefusedException(Refusals.NotFound(type, key.Name));
        Precondition(type, key, current, uid, resourceVersion);
        if (current["metadata"]!["deletionTimestamp"] is not null)
        {
            return true;
        }

        var stored = current.DeepClone().AsObject();
        Metadata(stored)["deletionTimestamp"] = ManagedFields.Timestamp(time);
        Store(type, key, stored);
        if (type == KnownResources.Namespace)
        {
            foreach (var (contained, content) in store.ListAll(key.Name))
            {
                Delete(contained, new ResourceKey(key.Name, InMemoryStore.Text(content, "name")!), null, null);
            }

            EndNamespace(key.Name);
        }

        return store.Find(type, key) is not null;
    }

    private void Store(ResourceType type, ResourceKey key, JsonObject stored)
    {
        var deleting = stored["metadata"]!["deletionTimestamp"] is not null;
        if (deleting && stored["metadata"]!["finalizers"] is not JsonArray { Count: > 0 } && type != KnownResources.Namespace)
        {
            store.Remove(type, key);
            CollectGarbage(InMemoryStore.Text(stored, "uid")!);
            EndNamespace(key.Namespace);
        }
        else
        {
            store.Put(type, key, stored);
        }
    }

    private void CollectGarbage(string uid)
    {
        foreach (var (type, stored) in store.ListAll(null))
        {
            if (stored["metadata"]!["ownerReferences"] is JsonArray owners && owners.Any(owner => owner!["uid"]!.GetValue<string>() == uid))
            {
                Delete(type, new ResourceKey(InMemoryStore.Text(stored, "namespace") ?? "", InMemoryStore.Text(stored, "name")!), null, null);
            }
        }
    }

    private void EndNamespace(string name)
    {
        var key = new ResourceKey("", name);
        if (store.Find(KnownResources.Namespace, key)?["metadata"]!["deletionTimestamp"] is not null && store.ListAll(name).Count == 0)
        {
            store.Remove(KnownResources.Namespace, key);
        }
    }

    private void RequireNamespace(ResourceType type, string name, string? @namespace)
    {
        if (!type.Namespaced)
        {
            return;
        }

        var found = store.Find(KnownResources.Namespace, new ResourceKey("", @namespace!)) ?? throw new RefusedException(Refusals.NotFound(KnownResources.Namespace, @namespace!));
        if (found["metadata"]!["deletionTimestamp"] is not null)
        {
            throw new RefusedException(Refusals.NamespaceTerminating(type, name, @namespace!));
        }
    }

    private static void Precondition(ResourceType type, ResourceKey key, JsonObject current, string? uid, string? resourceVersion)
    {
        if (uid is not null && uid != InMemoryStore.Text(current, "uid"))
        {
            throw new RefusedException(Refusals.Conflict(type, key.Name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {InMemoryStore.Text(current, "uid")}"));
        }

        if (!string.IsNullOrEmpty(resourceVersion) && resourceVersion != InMemoryStore.Text(current, "resourceVersion"))
        {
            throw new RefusedException(Refusals.Conflict(type, key.Name, "the object has been modified; please apply your changes to the latest version and try again"));
        }
    }

    /// <summary>What of <paramref name="next"/> a write may change: not the identity, and the status only through its subresource.</summary>
    private JsonObject Protected(ResourceType type, JsonObject current, JsonObject next, string? subresource)
    {
        JsonObject stored;
        if (subresource == "status")
        {
            stored = current.DeepClone().AsObject();
            stored["status"] = next["status"]?.DeepClone();
            if (stored["status"] is null)
            {
                stored.Remove("status");
            }

            return stored;
        }

        stored = next.DeepClone().AsObject();
        foreach (var field in (string[])["uid", "resourceVersion", "creationTimestamp", "deletionTimestamp", "generation", "namespace", "managedFields", "name"])
        {
            Metadata(stored).Remove(field);
            if (current["metadata"]![field] is { } kept)
            {
                Metadata(stored)[field] = kept.DeepClone();
            }
        }

        if (HasStatus(type))
        {
            stored.Remove("status");
            if (current["status"] is { } status)
            {
                stored["status"] = status.DeepClone();
            }
        }

        return stored;
    }

    private void Normalize(ResourceType type, JsonObject stored)
    {
        stored["apiVersion"] = type.ApiVersion;
        stored["kind"] = type.Kind;
        if (type == KnownResources.Secret)
        {
            stored["type"] ??= "Opaque";
            if (stored["stringData"] is JsonObject texts)
            {
                var data = stored["data"] as JsonObject ?? [];
                stored["data"] = data;
                foreach (var (name, value) in texts)
                {
                    data[name] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(value!.GetValue<string>()));
                }

                stored.Remove("stringData");
            }
        }

        foreach (var field in (string[])["labels", "annotations", "finalizers", "ownerReferences"])
        {
            if (Metadata(stored)[field] is null or JsonObject { Count: 0 } or JsonArray { Count: 0 })
            {
                Metadata(stored).Remove(field);
            }
        }

        Admission?.Invoke(type, stored);
    }

    private static void Immutable(ResourceType type, JsonObject current, JsonObject next)
    {
        var name = InMemoryStore.Text(current, "name")!;
        if (type == KnownResources.Secret && !JsonNode.DeepEquals(current["type"], next["type"]))
        {
            throw new RefusedException(Refusals.Invalid(type, name, "type", "field is immutable"));
        }

        if (type.Group.Length == 0 && current["immutable"]?.GetValue<bool>() == true && !JsonNode.DeepEquals(current["data"], next["data"]))
        {
            throw new RefusedException(Refusals.Invalid(type, name, "data", "field is immutable when `immutable` is set"));
        }

        if (type == KnownResources.RoleBinding && !JsonNode.DeepEquals(current["roleRef"], next["roleRef"]))
        {
            throw new RefusedException(Refusals.Invalid(type, name, "roleRef", "cannot change roleRef"));
        }
    }

    // Without status subresource, a status is part of what counts as a generation.
    private static bool SameSpecification(JsonObject a, JsonObject b, bool hasStatus) =>
        JsonNode.DeepEquals(Specification(a, hasStatus), Specification(b, hasStatus));

    private static JsonObject Specification(JsonObject stored, bool hasStatus)
    {
        var rest = stored.DeepClone().AsObject();
        rest.Remove("metadata");
        if (hasStatus)
        {
            rest.Remove("status");
        }

        return rest;
    }

    private static JsonObject Metadata(JsonObject stored)
    {
        if (stored["metadata"] is not JsonObject metadata)
        {
            stored["metadata"] = metadata = [];
        }

        return metadata;
    }
}
