using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <summary>update, patch and apply: a new object in the place of the stored one.</summary>
internal sealed class ObjectUpdater(ObjectStore store, WritePipeline pipeline, ObjectCreator creator)
{
    // A patch that names no resourceVersion is computed anew when it loses a race.
    private const int MaxAttempts = 5;

    /// <exception cref="StatusException">It is refused, or not there.</exception>
    public WriteResult Update(ObjectRequest request, JsonObject item)
    {
        if (store.Find(request.GroupResource, request.Namespace, request.Name) is null
            && request.Resource.AllowsCreateOnUpdate && request.Subresource.Length == 0)
        {
            return new WriteResult(creator.Create(request, item), IsCreated: true);
        }

        return Change(request, _ => item.Copy(), isPatch: false, isApplied: false);
    }

    /// <summary>Computes the new object from a copy of the stored one.</summary>
    /// <exception cref="StatusException">It is refused, or not there.</exception>
    public WriteResult Patch(ObjectRequest request, Func<JsonObject, JsonObject> patch) => Change(request, patch, isPatch: true, isApplied: false);

    /// <summary>Server-side apply: creates what is not there.</summary>
    /// <exception cref="StatusException">It is refused, or others own its fields.</exception>
    public WriteResult Apply(ObjectRequest request, JsonObject configuration)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (store.Find(request.GroupResource, request.Namespace, request.Name) is not null || request.Subresource.Length > 0)
            {
                return Change(request, live => ApplyTo(request, live, configuration), isPatch: true, isApplied: true);
            }

            if (configuration.Object("metadata").Text("uid") is { Length: > 0 } uid)
            {
                throw new StatusException(Statuses.Conflict(request.GroupResource, request.Name, $"uid mismatch: the provided object specified uid {uid}, and no existing object was found"));
            }

            var item = pipeline.Apply(request, live: null, configuration.Copy());
            try
            {
                return new WriteResult(creator.Create(request, item, isApplied: true), IsCreated: true);
            }
            catch (StatusException exception) when (exception.Status.Reason == "AlreadyExists" && attempt < MaxAttempts)
            {
                // Somebody was faster: apply to what they made.
            }
        }
    }

    /// <summary>The version that a configuration names is kept: the live object must have it.</summary>
    private JsonObject ApplyTo(ObjectRequest request, JsonObject live, JsonObject configuration)
    {
        var merged = pipeline.Apply(request, live, configuration.Copy());
        if (configuration.Object("metadata").Text("resourceVersion") is { Length: > 0 } version)
        {
            merged.Metadata()["resourceVersion"] = version;
        }

        return merged;
    }

    private WriteResult Change(ObjectRequest request, Func<JsonObject, JsonObject> change, bool isPatch, bool isApplied)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = store.Find(request.GroupResource, request.Namespace, request.Name)
                ?? throw new StatusException(Statuses.NotFound(request.GroupResource, request.Name));
            var old = current.Read(request.Resource);
            var next = change(old.Copy());
            SystemMetadata.CheckPreconditions(request, current, next, isPatch);
            if (TryReplace(request, current, old, next, isApplied) is { } result)
            {
                return result;
            }

            if (!isPatch && next.Object("metadata").Text("resourceVersion") is { Length: > 0 } || attempt == MaxAttempts)
            {
                throw new StatusException(Statuses.Modified(request.GroupResource, request.Name));
            }
        }
    }

    private WriteResult? TryReplace(ObjectRequest request, StoredObject current, JsonObject old, JsonObject next, bool isApplied)
    {
        next = SubresourceParts.Merge(request, old, next);
        SystemMetadata.CarryOver(request, old, next);
        pipeline.Admit(request, AdmissionOperation.Update, next, old, isApplied);
        if (JsonNode.DeepEquals(old, next))
        {
            return new WriteResult(current, IsCreated: false);
        }

        if (request.IsDryRun)
        {
            return new WriteResult(StoredObject.Create(request.Resource, next, current.Revision), IsCreated: false);
        }

        if (current.IsTerminating && !Finality.HasFinalizers(request.Resource, next))
        {
            // The answer shows the object without its last finalizer; its watchers see the deletion alone.
            return store.TryDelete(request.Resource, current) is null
                ? null
                : new WriteResult(StoredObject.Create(request.Resource, next, current.Revision), IsCreated: false);
        }

        return store.TryPut(request.Resource, current, next) is { } stored ? new WriteResult(stored, IsCreated: false) : null;
    }
}
