using System.Globalization;
using System.Text.Json.Nodes;
using Tombolo.Api.Meta;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <summary>delete: at once, or, while somebody has a finalizer on the object, by marking it.</summary>
internal sealed class ObjectDeleter(ObjectStore store, WritePipeline pipeline)
{
    private const string OrphanFinalizer = "orphan";
    private const string ForegroundFinalizer = "foregroundDeletion";
    private const int MaxAttempts = 10;

    /// <exception cref="StatusException">It is refused, or not there.</exception>
    public DeleteResult Delete(ObjectRequest request, DeleteOptions options)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var current = store.Find(request.GroupResource, request.Namespace, request.Name)
                ?? throw new StatusException(Statuses.NotFound(request.GroupResource, request.Name));
            CheckPreconditions(request, current, options);
            if (TryDelete(request, current, options) is { } result)
            {
                return result;
            }
        }

        throw new StatusException(Statuses.Modified(request.GroupResource, request.Name));
    }

    private static void CheckPreconditions(ObjectRequest request, StoredObject current, DeleteOptions options)
    {
        // These two name the kind, where every other conflict names the resource.
        var about = new GroupResource(request.Resource.Group, request.Resource.Kind);
        if (options.Uid.Length > 0 && options.Uid != current.Uid)
        {
            throw new StatusException(Statuses.Conflict(
                about,
                request.Name,
                $"the UID in the precondition ({options.Uid}) does not match the UID in record ({current.Uid}). The object might have been deleted and then recreated"));
        }

        var revision = current.Revision.ToString(CultureInfo.InvariantCulture);
        if (options.ResourceVersion.Length > 0 && options.ResourceVersion != revision)
        {
            throw new StatusException(Statuses.Conflict(
                about,
                request.Name,
                $"the ResourceVersion in the precondition ({options.ResourceVersion}) does not match the ResourceVersion in record ({revision}). The object might have been modified"));
        }
    }

    private DeleteResult? TryDelete(ObjectRequest request, StoredObject current, DeleteOptions options)
    {
        var item = current.Read(request.Resource);
        pipeline.Admit(request, AdmissionOperation.Delete, item, item, isApplied: false);
        SetPropagation(item.Metadata(), options.PropagationPolicy);
        if (!Finality.HasFinalizers(request.Resource, item))
        {
            return options.IsDryRun || store.TryDelete(request.Resource, current) is not null ? new DeleteResult(current, IsGone: true) : null;
        }

        Mark(request.Resource, item);
        var old = current.Read(request.Resource);
        if (JsonNode.DeepEquals(item, old))
        {
            return new DeleteResult(current, IsGone: false);
        }

        if (options.IsDryRun)
        {
            return new DeleteResult(StoredObject.Create(request.Resource, item, current.Revision), IsGone: false);
        }

        return store.TryPut(request.Resource, current, item) is { } marked ? new DeleteResult(marked, IsGone: false) : null;
    }

    // The policy is kept as a finalizer that the garbage collector takes away when its work is done.
    private static void SetPropagation(JsonObject metadata, string policy)
    {
        if (policy.Length == 0)
        {
            return;
        }

        List<string> finalizers = [.. metadata.Texts("finalizers").Where(name => name is not (OrphanFinalizer or ForegroundFinalizer))];
        if (policy == DeleteOptions.Orphan)
        {
            finalizers.Add(OrphanFinalizer);
        }
        else if (policy == DeleteOptions.Foreground)
        {
            finalizers.Add(ForegroundFinalizer);
        }

        if (finalizers.Count == 0)
        {
            metadata.Remove("finalizers");
        }
        else
        {
            metadata["finalizers"] = new JsonArray([.. finalizers.Select(name => JsonValue.Create(name))]);
        }
    }

    private void Mark(ResourceDefinition resource, JsonObject item)
    {
        var metadata = item.Metadata();
        if (metadata["deletionTimestamp"] is not null)
        {
            return;
        }

        metadata["deletionTimestamp"] = ApiTime.ToText(pipeline.Now);
        if (!Finality.IsNamespace(resource))
        {
            metadata["deletionGracePeriodSeconds"] = 0L;
        }

        if (metadata.Number("generation") is { } generation)
        {
            metadata["generation"] = generation + 1;
        }

        if (Finality.IsNamespace(resource))
        {
            var status = item.Object("status")?.Copy() ?? [];
            status["phase"] = "Terminating";
            item["status"] = status;
        }
    }
}
