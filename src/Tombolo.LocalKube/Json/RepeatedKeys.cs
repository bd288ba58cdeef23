using System.Text.Json;

namespace Tombolo.LocalKube.Json;

/// <summary>Finds keys that an object of a JSON document has twice; of these the last one counts.</summary>
internal static class RepeatedKeys
{
    /// <summary>Their paths, such as <c>metadata.labels</c>, each once.</summary>
    public static IReadOnlyList<string> Find(ReadOnlySpan<byte> utf8)
    {
        var found = new List<string>();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
        reader.Read();
        Visit(ref reader, "", found);
        return found;
    }

    private static void Visit(ref Utf8JsonReader reader, string path, List<string> found)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                Visit(ref reader, $"{path}[{index}]", found);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                var inner = path.Length == 0 ? name : $"{path}.{name}";
                if (!names.Add(name) && !found.Contains(inner))
                {
                    found.Add(inner);
                }

                reader.Read();
                Visit(ref reader, inner, found);
            }
        }
    }
}
