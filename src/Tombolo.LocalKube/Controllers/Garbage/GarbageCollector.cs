using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube.Controllers.Garbage;

/// <summary>
/// Deletes what has lost all its owners, in the background or before its owner goes, or leaves it an orphan
/// (https://kubernetes.io/docs/concepts/architecture/garbage-collection/). The key is an <see cref="ObjectIdentity"/>.
/// </summary>
internal sealed class GarbageCollector(ControllerContext context) : IReconciler
{
    private const string ForegroundFinalizer = "foregroundDeletion";
    private const string OrphanFinalizer = "orphan";

    private readonly DependentIndex _index = new();
    private readonly OwnerLookup _owners = new(context);

    public void Observe(GroupResource resource, StoreEvent change, Action<string> enqueue)
    {
        _index.Follow(resource, change);
        if (change.Type == StoreEventType.Deleted)
        {
            foreach (var dependent in _index.Of(change.Object.Uid))
            {
                enqueue(dependent.ToString());
            }

            EnqueueOwners(change, enqueue);
        }
        else if (change.Object.OwnerUids.Count > 0 || change.Object.IsTerminating)
        {
            enqueue(ObjectIdentity.Of(resource, change.Object).ToString());
            EnqueueOwners(change, enqueue);
        }
    }

    public void Reconcile(string key, Action<string> enqueue)
    {
        var identity = ObjectIdentity.Parse(key);
        if (context.Registry.Current.Find(identity.Resource) is not { } resource
            || context.Find(identity.Resource, identity.Namespace, identity.Name) is not { } stored)
        {
            return;
        }

        var item = stored.Read();
        if (stored.IsTerminating)
        {
            ReleaseOwner(resource, stored, item, enqueue);
        }

        if (stored.OwnerUids.Count > 0)
        {
            ReconcileDependent(resource, stored, item);
        }
    }

    /// <summary>An owner that waits is looked at again when one of its dependents goes or lets go.</summary>
    private void EnqueueOwners(StoreEvent change, Action<string> enqueue)
    {
        foreach (var uid in change.Previous?.OwnerUids ?? [])
        {
            if (_owners.FindWaiting(uid) is { } owner)
            {
                enqueue(owner.ToString());
            }
        }
    }

    private void ReleaseOwner(ResourceDefinition resource, StoredObject stored, JsonObject item, Action<string> enqueue)
    {
        var finalizers = item.Object("metadata").Texts("finalizers").ToList();
        if (finalizers.Contains(OrphanFinalizer))
        {
            OrphanDependents(stored);
            RemoveFinalizer(resource, stored, item, OrphanFinalizer);
        }
        else if (finalizers.Contains(ForegroundFinalizer))
        {
            _owners.Wait(stored.Uid, ObjectIdentity.Of(resource.GroupResource, stored));
            var dependents = _index.Of(stored.Uid);
            if (!dependents.Any(dependent => Blocks(dependent, stored.Uid)))
            {
                _owners.Release(stored.Uid);
                RemoveFinalizer(resource, stored, item, ForegroundFinalizer);
                return;
            }

            foreach (var dependent in dependents)
            {
                enqueue(dependent.ToString());
            }
        }
    }

    private void ReconcileDependent(ResourceDefinition resource, StoredObject stored, JsonObject item)
    {
        var references = OwnerReference.ReadAll(item);
        var states = references.ToDictionary(reference => reference, reference => _owners.Find(reference, stored.Namespace));
        if (states.ContainsValue(OwnerState.Solid))
        {
            DropReferences(resource, stored, item, [.. states.Where(each => each.Value != OwnerState.Solid).Select(each => each.Key.Uid)]);
        }
        else if (!stored.IsTerminating)
        {
            var isForeground = states.ContainsValue(OwnerState.WaitingForDependents) && _index.Of(stored.Uid).Count > 0;
            context.Delete(resource, stored, isForeground ? DeleteOptions.Foreground : PolicyOf(item));
        }
    }

    private static string PolicyOf(JsonObject item)
    {
        var finalizers = item.Object("metadata").Texts("finalizers").ToList();
        return finalizers.Contains(OrphanFinalizer) ? DeleteOptions.Orphan
            : finalizers.Contains(ForegroundFinalizer) ? DeleteOptions.Foreground
            : DeleteOptions.Background;
    }

    private bool Blocks(ObjectIdentity dependent, string ownerUid) =>
        context.Find(dependent.Resource, dependent.Namespace, dependent.Name) is { } stored
        && OwnerReference.ReadAll(stored.Read()).Any(reference => reference.Uid == ownerUid && reference.BlocksDeletion);

    private void OrphanDependents(StoredObject owner)
    {
        foreach (var dependent in _index.Of(owner.Uid))
        {
            if (context.Registry.Current.Find(dependent.Resource) is { } resource
                && context.Find(dependent.Resource, dependent.Namespace, dependent.Name) is { } stored)
            {
                DropReferences(resource, stored, stored.Read(), [owner.Uid]);
            }
        }
    }

    private void DropReferences(ResourceDefinition resource, StoredObject stored, JsonObject item, IReadOnlyList<string> uids)
    {
        if (uids.Count == 0 || item.Object("metadata").Array("ownerReferences") is not { } references)
        {
            return;
        }

        var kept = references.OfType<JsonObject>().Where(reference => !uids.Contains(reference.Text("uid"))).Select(reference => reference.DeepClone()).ToArray();
        SetOrRemove(item.Metadata(), "ownerReferences", kept);
        context.Update(resource, stored, item);
    }

    private void RemoveFinalizer(ResourceDefinition resource, StoredObject stored, JsonObject item, string finalizer)
    {
        var kept = item.Object("metadata").Texts("finalizers").Where(each => each != finalizer).Select(each => (JsonNode)each).ToArray();
        SetOrRemove(item.Metadata(), "finalizers", kept);
        context.Update(resource, stored, item);
    }

    private static void SetOrRemove(JsonObject metadata, string field, JsonNode[] values)
    {
        if (values.Length == 0)
        {
            metadata.Remove(field);
        }
        else
        {
            metadata[field] = new JsonArray(values);
        }
    }
}
