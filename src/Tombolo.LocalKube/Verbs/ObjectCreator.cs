using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <summary>create.</summary>
internal sealed class ObjectCreator(ObjectStore store, WritePipeline pipeline)
{
    // Names that are made up may meet; today's server tries so often.
    private const int MaxNameAttempts = 8;

    /// <exception cref="StatusException">It is refused, or exists.</exception>
    public StoredObject Create(ObjectRequest request, JsonObject item, bool isApplied = false)
    {
        if (request.Resource.IsTerminating)
        {
            throw new StatusException(Statuses.DefinitionTerminating(request.GroupResource));
        }

        var isGenerated = string.IsNullOrEmpty(item.Object("metadata").Text("name")) && item.Object("metadata").Text("generateName") is { Length: > 0 };
        if (!isGenerated)
        {
            return TryCreate(request, item, isApplied) ?? throw Exists(request, item);
        }

        for (var attempt = 1; ; attempt++)
        {
            var candidate = item.Copy();
            if (TryCreate(request, candidate, isApplied) is { } created)
            {
                return created;
            }

            if (attempt == MaxNameAttempts)
            {
                throw Exists(request, candidate);
            }
        }
    }

    private static StatusException Exists(ObjectRequest request, JsonObject item) =>
        new(Statuses.AlreadyExists(request.GroupResource, item.Metadata().Text("name") ?? ""));

    private StoredObject? TryCreate(ObjectRequest request, JsonObject item, bool isApplied)
    {
        // To server-side apply a resourceVersion says only which object must not be changed: there is none.
        if (!isApplied && item.Object("metadata").Text("resourceVersion") is { Length: > 0 } version && version != "0")
        {
            throw new StatusException(new ApiStatus(500, "", "resourceVersion should not be set on objects to be created"));
        }

        SystemMetadata.Begin(request, item, pipeline.Now);
        pipeline.Admit(request, AdmissionOperation.Create, item, old: null, isApplied);
        if (!request.IsDryRun)
        {
            return store.TryPut(request.Resource, expected: null, item);
        }

        return store.Find(request.GroupResource, request.Namespace, item.Metadata().Text("name") ?? "") is null
            ? StoredObject.Create(request.Resource, item, revision: 0)
            : null;
    }
}
