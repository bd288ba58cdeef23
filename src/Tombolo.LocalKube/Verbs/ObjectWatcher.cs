using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <summary>watch: the changes after a revision, or the state and the changes after it.</summary>
internal sealed class ObjectWatcher(ObjectStore store)
{
    /// <exception cref="StatusException">400 or 422 for options that mean nothing.</exception>
    public WatchStart Start(ObjectRequest request, QueryOptions query)
    {
        CheckOptions(query);
        var revision = query.ResourceVersion.Length == 0 ? 0 : ResourceVersions.Parse(query.ResourceVersion);
        if (revision == 0 || query.SendsInitialEvents == true)
        {
            var (snapshot, watch) = store.ListAndWatch(request.GroupResource, request.Namespace);
            return new WatchStart(query.SendsInitialEvents == false ? [] : [.. snapshot.Enumerate(request.Namespace)], watch, snapshot.Revision);
        }

        return new WatchStart([], store.TryWatch(request.GroupResource, request.Namespace, revision), revision);
    }

    /// <summary>What a client is told whose revision is forgotten.</summary>
    public ApiStatus TooOld(ObjectRequest request, long revision) =>
        Statuses.Expired($"too old resource version: {revision} ({store.CompactedRevision(request.GroupResource)})");

    // Lists as streams (KEP-3157): what goes together.
    private static void CheckOptions(QueryOptions query)
    {
        List<StatusCause> causes = [];
        void Forbid(string field, string message) => causes.Add(new StatusCause(StatusCauseReasons.Forbidden, $"Forbidden: {message}", field));
        if (query.SendsInitialEvents is not null && query.ResourceVersionMatch != "NotOlderThan")
        {
            Forbid("resourceVersionMatch", "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }

        if (query.SendsInitialEvents is null && query.ResourceVersionMatch.Length > 0)
        {
            Forbid("resourceVersionMatch", "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        }

        if (causes.Count > 0)
        {
            throw new StatusException(Statuses.Invalid("meta.k8s.io", "ListOptions", "", causes));
        }
    }
}
