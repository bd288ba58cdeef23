using System.Text.Json;

namespace Tombolo.Kubernetes.Objects;

/// <summary>
/// Reads the value of one field; the reader stands on the value's first token and is left on its last.
/// <c>null</c> reads as the empty value, as it does in the API server.
/// </summary>
internal static class JsonFields
{
    public static string ReadString(ref Utf8JsonReader reader, string field) => reader.TokenType switch
    {
        JsonTokenType.String => Decode(ref reader, field),
        JsonTokenType.Null => "",
        _ => throw WrongType(field, "a string", reader.TokenType),
    };

    public static long ReadInteger(ref Utf8JsonReader reader, string field) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out var value) => value,
        JsonTokenType.Null => 0,
        _ => throw WrongType(field, "an integer", reader.TokenType),
    };

    public static DateTimeOffset? ReadTime(ref Utf8JsonReader reader, string field) => reader.TokenType switch
    {
        JsonTokenType.String when reader.TryGetDateTimeOffset(out var value) => value,
        JsonTokenType.Null => null,
        _ => throw WrongType(field, "an RFC 3339 time", reader.TokenType),
    };

    public static IReadOnlyDictionary<string, string> ReadMap(ref Utf8JsonReader reader, string field)
    {
        if (!Enter(ref reader, JsonTokenType.StartObject, field, "an object of strings"))
        {
            return ObjectMetadata.EmptyMap;
        }

        Dictionary<string, string>? map = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = Decode(ref reader, field);
            reader.Read();
            (map ??= new(StringComparer.Ordinal))[key] = ReadString(ref reader, field);
        }

        return map ?? ObjectMetadata.EmptyMap;
    }

    public static IReadOnlyList<string> ReadList(ref Utf8JsonReader reader, string field)
    {
        if (!Enter(ref reader, JsonTokenType.StartArray, field, "an array of strings"))
        {
            return [];
        }

        List<string>? list = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            (list ??= []).Add(ReadString(ref reader, field));
        }

        return list is null ? [] : list;
    }

    /// <summary>True when the reader stands on <paramref name="start"/>, false when it stands on <c>null</c>.</summary>
    public static bool Enter(ref Utf8JsonReader reader, JsonTokenType start, string field, string expected) =>
        reader.TokenType == start || (reader.TokenType == JsonTokenType.Null ? false : throw WrongType(field, expected, reader.TokenType));

    private static JsonException WrongType(string field, string expected, JsonTokenType found) =>
        new($"{field} must be {expected}, not {found}");

    private static string Decode(ref Utf8JsonReader reader, string field)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException($"{field} holds text that is not valid UTF-8", e);
        }
    }
}
