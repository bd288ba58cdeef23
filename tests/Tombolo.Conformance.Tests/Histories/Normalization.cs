using System.Text.Json.Nodes;

namespace Tombolo.Conformance.Tests.Histories;

/// <summary>Takes out of an object what may differ between two servers: identities, times, and the differences that docs/localkube.md lists.</summary>
internal static class Normalization
{
    private static readonly string[] Identities = ["uid", "resourceVersion", "creationTimestamp", "selfLink", "namespace"];

    /// <summary>The object as text that two servers agree on.</summary>
    public static string Of(JsonNode? answer)
    {
        if (answer is not JsonObject node)
        {
            return answer?.ToJsonString() ?? "";
        }

        var metadata = (JsonObject)node["metadata"]!;
        Array.ForEach(Identities, name => metadata.Remove(name));
        metadata["managedFields"] = Owners(metadata["managedFields"] as JsonArray ?? []);
        if (node["spec"] is JsonObject spec)
        {
            // In 1.20 new items of applied lists come last.
            SortItems(spec, "tags");
            SortItems(spec, "ports");
        }

        return Sorted(node)!.ToJsonString();
    }

    // Before today's release a manager's entries of the object and of its status are one, and an update without a status takes its owner away.
    private static JsonArray Owners(JsonArray entries)
    {
        var owners = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var entry in entries.OfType<JsonObject>())
        {
            var owner = $"{entry["operation"]} {entry["manager"]} {entry["apiVersion"]}";
            var fields = (JsonObject)entry["fieldsV1"]!.DeepClone();
            fields.Remove("f:status");
            if (fields.Count > 0)
            {
                owners[owner] = owners.TryGetValue(owner, out var others) ? Union(others, fields) : fields;
            }
        }

        return [.. owners.Select(owner => new JsonObject { [owner.Key] = owner.Value.DeepClone() })];
    }

    private static JsonNode Union(JsonNode left, JsonNode right)
    {
        var union = (JsonObject)left.DeepClone();
        foreach (var (name, value) in (JsonObject)right)
        {
            union[name] = union[name] is { } mine ? Union(mine, value!) : value!.DeepClone();
        }

        return union;
    }

    private static void SortItems(JsonObject owner, string name)
    {
        if (owner[name] is JsonArray list)
        {
            owner[name] = new JsonArray([.. list.Select(Sorted).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]);
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
