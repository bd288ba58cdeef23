using System.Text.Json.Nodes;
using Tombolo.LocalKube.Controllers;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube.Definitions;

/// <summary>Accepts the names of CustomResourceDefinitions, serves what is established, and empties what is going.</summary>
internal sealed class DefinitionController : IClusterController
{
    private const string Manager = "kube-apiserver";

    public string Name => "definitions";

    public async Task RunAsync(LocalCluster cluster, CancellationToken cancellationToken)
    {
        var (snapshot, watch) = cluster.Store.ListAndWatch(BuiltInResources.CustomResourceDefinitions);
        using (watch)
        {
            var cleanups = new Dictionary<string, Task>(StringComparer.Ordinal);
            foreach (var item in snapshot.Objects)
            {
                Reconcile(cluster, item.Name, cleanups, cancellationToken);
            }

            await foreach (var change in watch.Events.ReadAllAsync(cancellationToken))
            {
                Reconcile(cluster, change.Object.Name, cleanups, cancellationToken);
            }
        }
    }

    private static void Reconcile(LocalCluster cluster, string name, Dictionary<string, Task> cleanups, CancellationToken cancellationToken)
    {
        var found = cluster.Store.Find(BuiltInResources.CustomResourceDefinitions, "", name);
        if (found is null)
        {
            cluster.Resources.Withdraw(name);
            cleanups.Remove(name);
            RetryConflicts(cluster);
            return;
        }

        var definition = found.Read();
        if (!found.IsTerminating)
        {
            definition = AcceptNames(cluster, found, definition);
        }

        if (DefinitionConditions.IsTrue(definition, DefinitionConditions.Established))
        {
            cluster.Resources.Serve(name, DefinitionReader.Read(definition));
        }

        if (found.IsTerminating && !cleanups.ContainsKey(name))
        {
            cleanups[name] = CleanUpAsync(cluster, definition, cancellationToken);
        }
    }

    // Names that a definition gives up may be wanted by others.
    private static void RetryConflicts(LocalCluster cluster)
    {
        foreach (var item in cluster.Store.List(BuiltInResources.CustomResourceDefinitions).Objects)
        {
            var definition = item.Read();
            if (!item.IsTerminating && !DefinitionConditions.IsTrue(definition, DefinitionConditions.NamesAccepted))
            {
                AcceptNames(cluster, item, definition);
            }
        }
    }

    private static JsonObject AcceptNames(LocalCluster cluster, StoredObject found, JsonObject definition)
    {
        var group = definition.Object("spec").Text("group");
        var others = cluster.Store.List(BuiltInResources.CustomResourceDefinitions).Objects
            .Where(other => other.Name != found.Name)
            .Select(other => other.Read())
            .Where(other => other.Object("spec").Text("group") == group)
            .Select(other => DefinitionNames.Read(other.Object("status").Object("acceptedNames")))
            .ToList();
        var wanted = DefinitionNames.Read(definition.Object("spec").Object("names"));
        var (accepted, reason, message) = NameConflicts.Resolve(wanted, others);
        var now = cluster.Time.GetUtcNow();
        var updated = definition.Copy();
        DefinitionConditions.Set(
            updated, DefinitionConditions.NamesAccepted, reason.Length == 0, reason.Length == 0 ? "NoConflicts" : reason, reason.Length == 0 ? "no conflicts found" : message, now);
        if (!DefinitionConditions.IsTrue(updated, DefinitionConditions.Established))
        {
            var isAccepted = reason.Length == 0;
            DefinitionConditions.Set(
                updated,
                DefinitionConditions.Established,
                isAccepted,
                isAccepted ? "InitialNamesAccepted" : "NotAccepted",
                isAccepted ? "the initial names have been accepted" : "not all names are accepted",
                now);
        }

        updated.Object("status")!["acceptedNames"] = accepted.ToJson();
        return UpdateStatus(cluster, definition, updated);
    }

    private static JsonObject UpdateStatus(LocalCluster cluster, JsonObject before, JsonObject updated)
    {
        if (JsonNode.DeepEquals(before["status"], updated["status"]))
        {
            return before;
        }

        var resource = cluster.Resources.Current.Find(BuiltInResources.CustomResourceDefinitions)!;
        var name = before.Metadata().Text("name") ?? "";
        try
        {
            return cluster.Verbs.Updater.Update(ObjectRequest.BySystem(resource, "", name, Manager) with { Subresource = "status" }, updated).Object.Read();
        }
        catch (StatusException exception) when (exception.Status.Reason is "Conflict" or "NotFound")
        {
            // Somebody has changed it: their change comes as the next event.
            return before;
        }
    }

    private static async Task CleanUpAsync(LocalCluster cluster, JsonObject definition, CancellationToken cancellationToken)
    {
        var served = DefinitionReader.Read(definition);
        if (served.Count > 0 && served[0].Plural.Length > 0)
        {
            Report(cluster, definition, "InstanceDeletionInProgress", "CustomResource deletion is in progress");
            await DeleteAllAsync(cluster, served[0], cancellationToken);
            cluster.Store.EndWatches(served[0].GroupResource);
        }

        var resource = cluster.Resources.Current.Find(BuiltInResources.CustomResourceDefinitions)!;
        var name = definition.Metadata().Text("name") ?? "";
        try
        {
            cluster.Verbs.Updater.Patch(ObjectRequest.BySystem(resource, "", name, Manager), current =>
            {
                var kept = current.Metadata().Texts("finalizers").Where(each => each != DefinitionAdmission.CleanupFinalizer);
                current.Metadata()["finalizers"] = new JsonArray([.. kept.Select(each => JsonValue.Create(each))]);
                return current;
            });
        }
        catch (StatusException exception) when (exception.Status.Reason == "NotFound")
        {
            // It is gone already.
        }
    }

    private static void Report(LocalCluster cluster, JsonObject definition, string reason, string message)
    {
        var updated = definition.Copy();
        DefinitionConditions.Set(updated, DefinitionConditions.Terminating, isTrue: true, reason, message, cluster.Time.GetUtcNow());
        UpdateStatus(cluster, definition, updated);
    }

    // Objects may be held by finalizers of their own; the definition waits for them.
    private static async Task DeleteAllAsync(LocalCluster cluster, ResourceDefinition resource, CancellationToken cancellationToken)
    {
        var (snapshot, watch) = cluster.Store.ListAndWatch(resource.GroupResource);
        using (watch)
        {
            foreach (var item in snapshot.Objects)
            {
                try
                {
                    cluster.Verbs.Deleter.Delete(ObjectRequest.BySystem(resource, item.Namespace, item.Name, Manager), new DeleteOptions());
                }
                catch (StatusException exception) when (exception.Status.Reason == "NotFound")
                {
                    // It is gone already.
                }
            }

            while (cluster.Store.Count(resource.GroupResource) > 0 && await watch.Events.WaitToReadAsync(cancellationToken))
            {
                while (watch.Events.TryRead(out _))
                {
                    // Only the end matters.
                }
            }
        }
    }
}
