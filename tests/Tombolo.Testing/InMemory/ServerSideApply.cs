using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Testing.InMemory;

/// <summary>
/// Server-side apply over leaf fields (Kubernetes documentation, "Server-Side Apply"): conflicts, force, shared ownership, removal of what the
/// applier no longer sends and nobody else owns.
/// </summary>
internal static class ServerSideApply
{
    /// <summary>Changes <paramref name="live"/>, which is empty but for its identity when the object is new.</summary>
    public static void Apply(ResourceType type, JsonObject live, JsonObject applied, ManagedFields managers, ManagedFieldsEntry applier, bool force)
    {
        var wanted = FieldPaths.Leaves(applied).ToHashSet(StringComparer.Ordinal);
        var conflicts = new List<StatusCause>();
        foreach (var path in wanted.Where(path => !JsonNode.DeepEquals(FieldPaths.Get(live, path), FieldPaths.Get(applied, path))))
        {
            var owners = managers.Others(applier).Where(other => other.Fields.Any(owned => FieldPaths.Overlap(owned, path))).ToList();
            conflicts.AddRange(owners.Select(owner => new StatusCause("FieldManagerConflict", $"conflict with \"{owner.Manager}\"", FieldPaths.Display(path))));
        }

        if (conflicts.Count > 0 && !force)
        {
            var name = applied["metadata"]!["name"]!.GetValue<string>();
            throw new RefusedException(Refusals.Conflict(type, name, $"Apply failed with {conflicts.Count} conflict(s)", conflicts));
        }

        foreach (var path in managers.FieldsOf(applier).Where(path => !wanted.Contains(path) && !managers.IsOwnedByOthers(applier, path)).ToList())
        {
            FieldPaths.Remove(live, path);
        }

        foreach (var path in wanted)
        {
            var value = FieldPaths.Get(applied, path);
            if (!JsonNode.DeepEquals(FieldPaths.Get(live, path), value))
            {
                managers.Take(applier, path);
                FieldPaths.Set(live, path, value);
            }
        }

        managers.Replace(applier with { Fields = wanted });
    }
}
