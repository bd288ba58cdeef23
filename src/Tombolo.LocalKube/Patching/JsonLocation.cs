using System.Globalization;
using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Patching;

/// <summary>A place in a document, by JSON pointer (RFC 6901): a container that exists, and a key in it.</summary>
internal readonly record struct JsonLocation(JsonNode Container, string Key)
{
    /// <exception cref="JsonPatchException">The container does not exist.</exception>
    public static JsonLocation Find(JsonNode? document, string pointer)
    {
        var parts = pointer.Split('/');
        if (parts.Length < 2)
        {
            throw new JsonPatchException("the document itself cannot be addressed");
        }

        var container = document;
        foreach (var part in parts[1..^1])
        {
            container = container switch
            {
                JsonObject map => map[Decode(part)],
                JsonArray list => list[Index(list, part, list.Count)],
                _ => null,
            };
        }

        return container is JsonObject or JsonArray
            ? new JsonLocation(container, Decode(parts[^1]))
            : throw new JsonPatchException("missing container");
    }

    public JsonNode? Get() => Container switch
    {
        JsonObject map when map.TryGetPropertyValue(Key, out var value) => value,
        JsonArray list => list[Index(list, Key, list.Count)],
        _ => throw new JsonPatchException("missing value"),
    };

    public JsonNode? GetOrNull() => Container is JsonObject map ? map[Key] : Get();

    public void Add(JsonNode? value)
    {
        switch (Container)
        {
            case JsonObject map:
                map[Key] = value;
                break;
            case JsonArray list when Key == "-":
                list.Add(value);
                break;
            case JsonArray list:
                list.Insert(Index(list, Key, list.Count + 1), value);
                break;
            default:
                break;
        }
    }

    public void Replace(JsonNode? value)
    {
        switch (Container)
        {
            case JsonObject map when map.ContainsKey(Key):
                map[Key] = value;
                break;
            case JsonArray list:
                list[Index(list, Key, list.Count)] = value;
                break;
            default:
                throw new JsonPatchException("missing key");
        }
    }

    public JsonNode? Remove()
    {
        var value = Get();
        if (Container is JsonObject map)
        {
            map.Remove(Key);
        }
        else if (Container is JsonArray list)
        {
            list.RemoveAt(Index(list, Key, list.Count));
        }

        return value;
    }

    private static string Decode(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    // Negative indices count from the end.
    private static int Index(JsonArray list, string part, int limit)
    {
        if (!int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            throw new JsonPatchException("no index");
        }

        index = index < 0 ? index + limit : index;
        return index >= 0 && index < limit && index <= list.Count ? index : throw new JsonPatchException("index out of bounds");
    }
}
