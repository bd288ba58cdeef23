using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <summary>get.</summary>
internal sealed class ObjectReader(ObjectStore store)
{
    /// <exception cref="StatusException">404.</exception>
    public StoredObject Get(ObjectRequest request) =>
        store.Find(request.GroupResource, request.Namespace, request.Name) ?? throw new StatusException(Statuses.NotFound(request.GroupResource, request.Name));
}
