using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>Who owns which field after a write.</summary>
internal static class FieldOwnership
{
    /// <summary>
    /// The entries after <paramref name="writer"/> made <paramref name="after"/> of <paramref name="before"/>: what it changed is
    /// its own, what it removed is nobody's. The writer's entry gets <paramref name="time"/> if it changed anything.
    /// </summary>
    public static List<ManagedEntry> Update(
        JsonObject? before, JsonObject after, MergeType type, List<ManagedEntry> entries, ManagedEntry writer, Func<PathElement, bool> filter, string time)
    {
        var comparison = TypedComparer.Compare(before, after, type);
        var result = Release(entries, comparison.Where(filter), null);
        var changed = comparison.Modified.Union(comparison.Added).Difference(comparison.Removed).Where(filter);
        changed = OwnableFields.WithoutSystemFields(changed);
        if (!changed.IsEmpty)
        {
            var previous = result.Find(writer.IsSameAs);
            result.RemoveAll(writer.IsSameAs);
            result.Add(writer with { Fields = previous is null ? changed : changed.Union(previous.Fields), Time = time });
        }

        return result;
    }

    /// <summary>The entries without the fields that others changed or removed; empty ones go, that of <paramref name="except"/> stays as it is.</summary>
    public static List<ManagedEntry> Release(IEnumerable<ManagedEntry> entries, Comparison comparison, ManagedEntry? except)
    {
        var gone = comparison.Modified.Union(comparison.Added).Union(comparison.Removed);
        var kept = entries.Select(entry => except is not null && except.IsSameAs(entry) ? entry : entry with { Fields = entry.Fields.Difference(gone) });
        return [.. kept.Where(entry => !entry.Fields.IsEmpty)];
    }

    /// <summary>The changed fields that others own, in the order of owners and paths.</summary>
    public static List<FieldConflict> Conflicts(IEnumerable<ManagedEntry> entries, Comparison comparison, ManagedEntry applier)
    {
        var changed = comparison.Modified.Union(comparison.Added);
        var conflicts = new List<FieldConflict>();
        foreach (var entry in entries.OrderBy(entry => entry.Manager, StringComparer.Ordinal))
        {
            if (!applier.IsSameAs(entry))
            {
                conflicts.AddRange(entry.Fields.Intersection(changed).Paths().Select(path => new FieldConflict(entry, path)));
            }
        }

        return conflicts;
    }

    /// <summary>
    /// Removes what the applier applied last time, does not apply now, and nobody else owns.
    /// </summary>
    public static JsonObject Prune(JsonObject merged, MergeType type, IEnumerable<ManagedEntry> entries, FieldSet? last)
    {
        if (last is null || last.IsEmpty)
        {
            return merged;
        }

        var named = last.WithNamedParents(type);
        var owned = entries.Aggregate(new FieldSet(), (set, entry) => set.Union(entry.Fields));
        var all = TypedFields.Of(merged, type).WithNamedParents(type);
        var pruned = TypedRemover.Remove(merged, named, type);
        pruned = TypedRemover.Remove(merged, all.Difference(FieldsOf(pruned).Union(owned.WithNamedParents(type))), type);
        return TypedRemover.Remove(merged, all.Difference(FieldsOf(pruned)).Intersection(named), type);

        FieldSet FieldsOf(JsonObject value) => TypedFields.Of(value, type).WithNamedParents(type);
    }
}
