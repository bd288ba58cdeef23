using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Controllers.Namespaces;

/// <summary>
/// Empties namespaces that are being deleted, says what still holds them, and lets them go
/// (https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace). The key is the name.
/// </summary>
internal sealed class NamespaceTermination(ControllerContext context) : IReconciler
{
    private const string Finalizer = "kubernetes";

    // Under the store's lock.
    private readonly HashSet<string> _terminating = new(StringComparer.Ordinal);

    public void Observe(GroupResource resource, StoreEvent change, Action<string> enqueue)
    {
        if (resource == BuiltInResources.Namespaces)
        {
            ObserveNamespace(change, enqueue);
        }
        else if (_terminating.Count > 0 && _terminating.Contains(change.Object.Namespace))
        {
            enqueue(change.Object.Namespace);
        }
    }

    public void Reconcile(string key, Action<string> enqueue)
    {
        if (context.Find(BuiltInResources.Namespaces, "", key) is not { IsTerminating: true } stored)
        {
            return;
        }

        var item = stored.Read();
        if (item.Object("spec").Array("finalizers") is not { } finalizers || !finalizers.Any(finalizer => finalizer.AsText() == Finalizer))
        {
            return;
        }

        DeleteContent(key);
        var remaining = FindContent(key).Select(each => (each.Resource, each.Stored)).ToList();
        var resource = context.Definition(BuiltInResources.Namespaces);
        if (remaining.Count > 0)
        {
            EnsureConditions(resource, stored, item, NamespaceConditions.Remaining(remaining));
            return;
        }

        item["spec"]!["finalizers"] = new JsonArray([.. finalizers.Where(finalizer => finalizer.AsText() != Finalizer).Select(finalizer => finalizer?.DeepClone())]);
        context.Update(resource, stored, item, "finalize");
    }

    private void ObserveNamespace(StoreEvent change, Action<string> enqueue)
    {
        if (change.Type == StoreEventType.Deleted)
        {
            _terminating.Remove(change.Object.Name);
        }
        else if (change.Object.IsTerminating)
        {
            _terminating.Add(change.Object.Name);
            enqueue(change.Object.Name);
        }
    }

    private void DeleteContent(string @namespace)
    {
        foreach (var (resource, stored) in FindContent(@namespace))
        {
            if (!stored.IsTerminating)
            {
                context.Delete(resource, stored);
            }
        }
    }

    private IEnumerable<(ResourceDefinition Resource, StoredObject Stored)> FindContent(string @namespace) =>
        from resource in context.Registry.Current.Resources.Where(resource => resource is { IsNamespaced: true, IsVirtual: false }).DistinctBy(resource => resource.GroupResource)
        from stored in context.Store.List(resource.GroupResource).Enumerate(@namespace)
        select (resource, stored);

    private void EnsureConditions(ResourceDefinition resource, StoredObject stored, JsonObject item, IReadOnlyList<NamespaceCondition> wanted)
    {
        if (item["status"] is not JsonObject status)
        {
            item["status"] = status = [];
        }

        var conditions = status.Array("conditions")?.OfType<JsonObject>().ToDictionary(each => each.Text("type") ?? "", StringComparer.Ordinal) ?? [];
        if (wanted.All(condition => conditions.TryGetValue(condition.Type, out var known) && condition.IsSameAs(known)))
        {
            return;
        }

        var now = context.Time.GetUtcNow();
        status["conditions"] = new JsonArray([.. wanted.Select(condition =>
            conditions.TryGetValue(condition.Type, out var known) && condition.IsSameAs(known) ? known.DeepClone() : condition.ToJson(now))]);
        context.Update(resource, stored, item, "status");
    }
}
