using System.Text.Json.Nodes;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary><c>metadata.managedFields</c>.</summary>
internal static class ManagedFieldList
{
    /// <summary>The entries of an object; null when one of them is not valid.</summary>
    public static List<ManagedEntry>? Read(JsonObject? owner)
    {
        var entries = new List<ManagedEntry>();
        foreach (var node in Node(owner) as JsonArray ?? [])
        {
            if (ManagedEntry.Read(node) is not { } entry)
            {
                return null;
            }

            entries.RemoveAll(entry.IsSameAs);
            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>Whether a client asks to forget all owners: an empty list, or one empty entry.</summary>
    public static bool IsReset(JsonObject owner) => Node(owner) is JsonArray list && (list.Count == 0 || list is [JsonObject { Count: 0 }]);

    /// <summary>Sets the entries in the order of the API server; without any the field is removed.</summary>
    public static void Write(JsonObject owner, IReadOnlyCollection<ManagedEntry> entries)
    {
        var metadata = owner["metadata"] as JsonObject;
        metadata?.Remove("managedFields");
        if (entries.Count == 0)
        {
            return;
        }

        metadata ??= (JsonObject)(owner["metadata"] = new JsonObject());
        metadata["managedFields"] = new JsonArray([.. entries
            .OrderBy(entry => entry.Operation, StringComparer.Ordinal)
            .ThenBy(entry => entry.Time ?? "", StringComparer.Ordinal)
            .ThenBy(entry => entry.Manager, StringComparer.Ordinal)
            .ThenBy(entry => entry.ApiVersion, StringComparer.Ordinal)
            .ThenBy(entry => entry.Subresource, StringComparer.Ordinal)
            .Select(entry => entry.ToJson())]);
    }

    /// <summary>Whether two objects differ in nothing but the times of their entries and the resource version.</summary>
    public static bool EqualButTimes(JsonObject left, JsonObject right)
    {
        foreach (var (name, value) in left)
        {
            if (name != "metadata" && !(right.TryGetPropertyValue(name, out var other) && JsonValues.Equal(value, other)))
            {
                return false;
            }
        }

        return left.Count == right.Count && JsonValues.Equal(WithoutTimes(left), WithoutTimes(right));
    }

    private static JsonNode? Node(JsonObject? owner) => (owner?["metadata"] as JsonObject)?["managedFields"];

    private static JsonNode? WithoutTimes(JsonObject owner)
    {
        var metadata = owner["metadata"]?.DeepClone();
        (metadata as JsonObject)?.Remove("resourceVersion");
        foreach (var entry in (metadata as JsonObject)?["managedFields"] as JsonArray ?? [])
        {
            (entry as JsonObject)?.Remove("time");
        }

        return metadata;
    }
}
