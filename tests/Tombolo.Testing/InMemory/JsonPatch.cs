using System.Globalization;
using System.Text.Json.Nodes;

namespace Tombolo.Testing.InMemory;

/// <summary>The operations add, remove, replace and test of RFC 6902.</summary>
internal static class JsonPatch
{
    public static void Apply(JsonObject target, JsonArray patch)
    {
        foreach (var operation in patch.Select(entry => entry!.AsObject()))
        {
            var path = operation["path"]!.GetValue<string>();
            var segments = path.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
            var parent = segments[..^1].Aggregate((JsonNode?)target, Child) ?? throw Refused($"the parent of {path} does not exist");
            Apply(operation, parent, segments[^1], path);
        }
    }

    private static void Apply(JsonObject operation, JsonNode parent, string last, string path)
    {
        var exists = parent is JsonObject map ? map.ContainsKey(last) : Child(parent, last) is not null;
        switch (operation["op"]!.GetValue<string>())
        {
            case "test" when !JsonNode.DeepEquals(Child(parent, last), operation["value"]):
                throw Refused($"testing path {path} failed");
            case "test":
                break;
            case "add":
                Set(parent, last, operation["value"], insert: true);
                break;
            case "replace" or "remove" when !exists:
                throw Refused($"{path} does not exist");
            case "replace":
                Set(parent, last, operation["value"], insert: false);
                break;
            case "remove" when parent is JsonArray list:
                list.RemoveAt(Index(last));
                break;
            case "remove":
                parent.AsObject().Remove(last);
                break;
            case var unknown:
                throw Refused($"operation {unknown} is not known to this fake");
        }
    }

    private static JsonNode? Child(JsonNode? node, string segment) => node switch
    {
        JsonObject map => map[segment],
        JsonArray list when Index(segment) < list.Count => list[Index(segment)],
        _ => null,
    };

    private static void Set(JsonNode parent, string segment, JsonNode? value, bool insert)
    {
        switch (parent)
        {
            case JsonObject map:
                map[segment] = value?.DeepClone();
                break;
            case JsonArray list when segment == "-":
                list.Add(value?.DeepClone());
                break;
            case JsonArray list when insert:
                list.Insert(Index(segment), value?.DeepClone());
                break;
            case JsonArray list:
                list[Index(segment)] = value?.DeepClone();
                break;
        }
    }

    private static int Index(string segment) => int.Parse(segment, CultureInfo.InvariantCulture);

    private static RefusedException Refused(string why) =>
        new(new Kubernetes.Errors.KubernetesStatus(422, "Invalid", $"the server rejected our request due to an error in our request: {why}", [], null));
}
