using System.Globalization;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <summary>list, in pages when a limit is asked for. All pages show the state of the first one, as long as that is kept.</summary>
internal sealed class ObjectLister(ObjectStore store)
{
    private const int MaxKept = 16;

    private const string Expired =
        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.";

    private readonly Lock _gate = new();
    private readonly Queue<(GroupResource Resource, StoreSnapshot Snapshot)> _kept = new();

    /// <exception cref="StatusException">400 for options that mean nothing, 410 for a page of a state that is forgotten.</exception>
    public ListPage List(ObjectRequest request, QueryOptions query)
    {
        var selection = Selection.Parse(query, request.Resource);
        CheckVersion(query);
        var (snapshot, after) = Locate(request, query);
        var limit = query.Limit <= 0 ? int.MaxValue : (int)Math.Min(query.Limit, int.MaxValue - 1);
        var page = new List<StoredObject>();
        var following = 0L;
        foreach (var item in snapshot.Enumerate(request.Namespace, after))
        {
            if (!selection.Matches(item))
            {
                continue;
            }

            if (page.Count < limit)
            {
                page.Add(item);
            }
            else
            {
                following++;
            }
        }

        if (following == 0)
        {
            return new ListPage(page, snapshot.Revision, "", null);
        }

        Keep(request.GroupResource, snapshot);
        var isCounted = selection.Labels.IsEverything && query.FieldSelector.Length == 0;
        return new ListPage(page, snapshot.Revision, new ContinueToken(snapshot.Revision, page[^1].Key).ToString(), isCounted ? following : null);
    }

    private (StoreSnapshot Snapshot, string After) Locate(ObjectRequest request, QueryOptions query)
    {
        if (query.Continue.Length == 0)
        {
            var now = store.List(request.GroupResource);
            CheckFuture(query, now.Revision);
            return query.ResourceVersionMatch == "Exact" ? (AtExactly(request, query, now), "") : (now, "");
        }

        if (!ContinueToken.TryParse(query.Continue, out var token))
        {
            throw new StatusException(Statuses.BadRequest("invalid continue token: continue key is not valid: it was not given by this server"));
        }

        return (Recall(request.GroupResource, token.Revision) ?? throw new StatusException(Statuses.Expired(Expired)), token.After);
    }

    private StoreSnapshot AtExactly(ObjectRequest request, QueryOptions query, StoreSnapshot now)
    {
        var revision = long.Parse(query.ResourceVersion, CultureInfo.InvariantCulture);
        if (Recall(request.GroupResource, revision) is { } kept)
        {
            return kept;
        }

        // Nothing of this resource has changed since: its state then is its state now.
        return now.Objects.All(item => item.Revision <= revision) && store.IsUnchangedSince(request.GroupResource, revision)
            ? now with { Revision = revision }
            : throw new StatusException(Statuses.Expired($"The provided resource version is too old to display: {revision}"));
    }

    private static void CheckVersion(QueryOptions query)
    {
        List<StatusCause> causes = [];
        var match = query.ResourceVersionMatch;
        if (match.Length > 0)
        {
            void Forbid(string message) => causes.Add(new StatusCause(StatusCauseReasons.Forbidden, $"Forbidden: {message}", "resourceVersionMatch"));
            if (query.ResourceVersion.Length == 0)
            {
                Forbid("resourceVersionMatch is forbidden unless resourceVersion is provided");
            }

            if (query.Continue.Length > 0)
            {
                Forbid("resourceVersionMatch is forbidden when continue is provided");
            }

            if (match is not ("Exact" or "NotOlderThan"))
            {
                causes.Add(new StatusCause(StatusCauseReasons.NotSupported, $"Unsupported value: \"{match}\": supported values: \"Exact\", \"NotOlderThan\", \"\"", "resourceVersionMatch"));
            }

            if (match == "Exact" && query.ResourceVersion == "0")
            {
                Forbid("resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
            }
        }

        if (causes.Count > 0)
        {
            throw new StatusException(Statuses.Invalid("meta.k8s.io", "ListOptions", "", causes));
        }

        if (query.Continue.Length > 0 && query.ResourceVersion.Length > 0 && query.ResourceVersion != "0")
        {
            throw new StatusException(Statuses.BadRequest("specifying resource version is not allowed when using continue"));
        }
    }

    private static void CheckFuture(QueryOptions query, long current)
    {
        if (query.ResourceVersion.Length == 0)
        {
            return;
        }

        var revision = ResourceVersions.Parse(query.ResourceVersion);
        if (revision > current)
        {
            throw new StatusException(new ApiStatus(
                504,
                "Timeout",
                $"Timeout: Too large resource version: {revision}, current: {current}",
                new StatusDetails
                {
                    RetryAfterSeconds = 1,
                    Causes = [new StatusCause("ResourceVersionTooLarge", "Too large resource version", "")],
                }));
        }
    }

    private void Keep(GroupResource resource, StoreSnapshot snapshot)
    {
        lock (_gate)
        {
            if (_kept.Any(kept => kept.Resource == resource && kept.Snapshot.Revision == snapshot.Revision))
            {
                return;
            }

            _kept.Enqueue((resource, snapshot));
            if (_kept.Count > MaxKept)
            {
                _kept.Dequeue();
            }
        }
    }

    private StoreSnapshot? Recall(GroupResource resource, long revision)
    {
        lock (_gate)
        {
            return _kept.FirstOrDefault(kept => kept.Resource == resource && kept.Snapshot.Revision == revision).Snapshot;
        }
    }
}
