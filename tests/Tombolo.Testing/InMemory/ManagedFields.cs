using System.Globalization;
using System.Text.Json.Nodes;

namespace Tombolo.Testing.InMemory;

/// <summary>Who owns which fields of one object: <c>metadata.managedFields</c>, read and written.</summary>
internal sealed class ManagedFields
{
    private readonly List<ManagedFieldsEntry> _entries = [];

    /// <summary>A writer may hand in managed fields of its own; an empty list means "as it is", one empty entry clears them.</summary>
    public static bool IsGiven(JsonObject written) => written["metadata"]?["managedFields"] is JsonArray { Count: > 0 };

    public static ManagedFields Read(JsonObject? stored)
    {
        var fields = new ManagedFields();
        foreach (var entry in (stored?["metadata"]?["managedFields"] as JsonArray ?? []).Select(node => node!.AsObject()).Where(entry => entry.Count > 0))
        {
            fields._entries.Add(new ManagedFieldsEntry(
                entry["manager"]!.GetValue<string>(),
                entry["operation"]!.GetValue<string>(),
                entry["subresource"]?.GetValue<string>(),
                new HashSet<string>(FieldPaths.FromFieldsV1(entry["fieldsV1"]!.AsObject()), StringComparer.Ordinal),
                entry["time"]!.GetValue<string>()));
        }

        return fields;
    }

    public IEnumerable<ManagedFieldsEntry> Others(ManagedFieldsEntry entry) => _entries.Where(other => !other.IsSame(entry));

    public HashSet<string> FieldsOf(ManagedFieldsEntry entry) => _entries.Find(other => other.IsSame(entry))?.Fields ?? [];

    public bool IsOwnedByOthers(ManagedFieldsEntry entry, string path) => Others(entry).Any(other => other.Fields.Contains(path));

    /// <summary>What a plain write does: who changed a field owns it alone; who wrote the same value keeps out of it.</summary>
    public void Attribute(ManagedFieldsEntry writer, JsonObject before, JsonObject after)
    {
        var old = FieldPaths.Leaves(before).ToHashSet(StringComparer.Ordinal);
        var now = FieldPaths.Leaves(after).ToHashSet(StringComparer.Ordinal);
        var changed = now.Where(path => !old.Contains(path) || !JsonNode.DeepEquals(FieldPaths.Get(before, path), FieldPaths.Get(after, path))).ToList();
        Forget(old.Where(path => !now.Contains(path)).Concat(changed).ToHashSet(StringComparer.Ordinal));
        if (changed.Count > 0)
        {
            Replace(writer with { Fields = [.. FieldsOf(writer), .. changed] });
        }
    }

    /// <summary>What an apply does: the applier owns exactly what it sent.</summary>
    public void Replace(ManagedFieldsEntry entry)
    {
        var existing = _entries.Find(other => other.IsSame(entry));
        if (existing is not null && existing.Fields.SetEquals(entry.Fields))
        {
            return;
        }

        _entries.RemoveAll(other => other.IsSame(entry));
        _entries.Add(entry);
    }

    public void Take(ManagedFieldsEntry winner, string path)
    {
        foreach (var other in Others(winner))
        {
            other.Fields.RemoveWhere(owned => FieldPaths.Overlap(owned, path));
        }
    }

    public void WriteTo(JsonObject stored)
    {
        var list = new JsonArray();
        foreach (var entry in _entries.Where(entry => entry.Fields.Count > 0))
        {
            var node = new JsonObject
            {
                ["manager"] = entry.Manager,
                ["operation"] = entry.Operation,
                ["apiVersion"] = stored["apiVersion"]?.DeepClone(),
                ["time"] = entry.Time,
                ["fieldsType"] = "FieldsV1",
                ["fieldsV1"] = FieldPaths.ToFieldsV1(entry.Fields),
            };
            if (entry.Subresource is { } subresource)
            {
                node["subresource"] = subresource;
            }

            list.Add(node);
        }

        stored["metadata"]!["managedFields"] = list;
    }

    public static string Timestamp(TimeProvider time) => time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private void Forget(HashSet<string> paths)
    {
        foreach (var entry in _entries)
        {
            entry.Fields.ExceptWith(paths);
        }
    }
}
