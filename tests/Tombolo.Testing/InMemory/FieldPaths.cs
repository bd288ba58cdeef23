using System.Text.Json.Nodes;

namespace Tombolo.Testing.InMemory;

/// <summary>
/// The fields of an object that managers can own: the leaves of its maps. A list is one leaf, as it is for custom resources without
/// <c>x-kubernetes-list-type</c>; this fake treats the few keyed lists of built-in types in the same way.
/// </summary>
internal static class FieldPaths
{
    private const char Separator = '\u0001';

    private static readonly HashSet<string> Unowned = new(
        new[] { "name", "generateName", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields", "selfLink" }
            .Select(name => $"metadata{Separator}{name}"),
        StringComparer.Ordinal) { "apiVersion", "kind" };

    /// <summary>The leaves of <paramref name="node"/>; empty maps are leaves.</summary>
    public static IEnumerable<string> Leaves(JsonObject node, string prefix = "")
    {
        foreach (var (name, value) in node)
        {
            var path = prefix.Length == 0 ? name : $"{prefix}{Separator}{name}";
            if (Unowned.Contains(path))
            {
                continue;
            }

            if (value is JsonObject { Count: > 0 } map)
            {
                foreach (var leaf in Leaves(map, path))
                {
                    yield return leaf;
                }
            }
            else if (path != "metadata")
            {
                yield return path;
            }
        }
    }

    public static bool Overlap(string a, string b) =>
        string.Equals(a, b, StringComparison.Ordinal)
        || a.StartsWith(b + Separator, StringComparison.Ordinal)
        || b.StartsWith(a + Separator, StringComparison.Ordinal);

    public static JsonNode? Get(JsonObject root, string path) =>
        path.Split(Separator).Aggregate((JsonNode?)root, (node, name) => (node as JsonObject)?[name]);

    public static void Set(JsonObject root, string path, JsonNode? value)
    {
        var names = path.Split(Separator);
        var map = root;
        foreach (var name in names[..^1])
        {
            if (map[name] is not JsonObject inner)
            {
                map[name] = inner = [];
            }

            map = inner;
        }

        map[names[^1]] = value?.DeepClone();
    }

    public static void Remove(JsonObject root, string path)
    {
        var names = path.Split(Separator);
        if (names[..^1].Aggregate((JsonNode?)root, (node, name) => (node as JsonObject)?[name]) is JsonObject parent)
        {
            parent.Remove(names[^1]);
        }
    }

    /// <summary>The <c>fieldsV1</c> form.</summary>
    public static JsonObject ToFieldsV1(IEnumerable<string> paths)
    {
        var root = new JsonObject();
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var map = root;
            foreach (var name in path.Split(Separator))
            {
                if (map["f:" + name] is not JsonObject inner)
                {
                    map["f:" + name] = inner = [];
                }

                map = inner;
            }
        }

        return root;
    }

    public static IEnumerable<string> FromFieldsV1(JsonObject fields, string prefix = "")
    {
        foreach (var (key, value) in fields)
        {
            var path = prefix.Length == 0 ? key[2..] : $"{prefix}{Separator}{key[2..]}";
            if (value is JsonObject { Count: > 0 } inner)
            {
                foreach (var leaf in FromFieldsV1(inner, path))
                {
                    yield return leaf;
                }
            }
            else
            {
                yield return path;
            }
        }
    }

    public static string Display(string path) => "." + path.Replace(Separator, '.');
}
