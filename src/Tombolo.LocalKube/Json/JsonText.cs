using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Json;

/// <summary>JSON as the API server reads and writes it.</summary>
internal static class JsonText
{
    /// <summary>Nesting that is still read.</summary>
    public const int MaxDepth = 512;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth + 8,
        SkipValidation = true,
    };

    /// <summary>
    /// Reads a document. Of keys that come twice the last one counts; numbers become 64-bit integers where they are
    /// some, else doubles, as Go's decoder does.
    /// </summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8) => Parse(utf8, out _);

    /// <summary>Reads a document that is an object.</summary>
    /// <exception cref="JsonException">It is no JSON, or no object.</exception>
    public static JsonObject ParseObject(ReadOnlySpan<byte> utf8) => ParseObject(utf8, out _);

    /// <summary>Reads a document that is an object, and tells whether a key came twice.</summary>
    /// <exception cref="JsonException">It is no JSON, or no object.</exception>
    public static JsonObject ParseObject(ReadOnlySpan<byte> utf8, out bool hasRepeatedKeys) =>
        Parse(utf8, out hasRepeatedKeys) as JsonObject ?? throw new JsonException("expected an object");

    private static JsonNode? Parse(ReadOnlySpan<byte> utf8, out bool hasRepeatedKeys)
    {
        hasRepeatedKeys = false;
        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        if (!reader.Read())
        {
            throw new JsonException("unexpected end of JSON input");
        }

        var node = ReadValue(ref reader, ref hasRepeatedKeys);
        return reader.Read() ? throw new JsonException("invalid character after top-level value") : node;
    }

    public static byte[] Write(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(node, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    public static void Write(JsonNode node, IBufferWriter<byte> output)
    {
        using var writer = CreateWriter(output);
        node.WriteTo(writer);
    }

    public static Utf8JsonWriter CreateWriter(IBufferWriter<byte> output) => new(output, WriterOptions);

    private static JsonNode? ReadValue(ref Utf8JsonReader reader, ref bool hasRepeatedKeys) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader, ref hasRepeatedKeys),
        JsonTokenType.StartArray => ReadArray(ref reader, ref hasRepeatedKeys),
        JsonTokenType.String => JsonValue.Create(ReadString(ref reader)),
        JsonTokenType.Number => reader.TryGetInt64(out var whole) ? JsonValue.Create(whole) : JsonValue.Create(ReadDouble(ref reader)),
        JsonTokenType.True => JsonValue.Create(true),
        JsonTokenType.False => JsonValue.Create(false),
        _ => null,
    };

    private static JsonObject ReadObject(ref Utf8JsonReader reader, ref bool hasRepeatedKeys)
    {
        var result = new JsonObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadString(ref reader);
            reader.Read();
            hasRepeatedKeys |= result.ContainsKey(name);
            result[name] = ReadValue(ref reader, ref hasRepeatedKeys);
        }

        return result;
    }

    private static JsonArray ReadArray(ref Utf8JsonReader reader, ref bool hasRepeatedKeys)
    {
        var result = new JsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            result.Add(ReadValue(ref reader, ref hasRepeatedKeys));
        }

        return result;
    }

    private static double ReadDouble(ref Utf8JsonReader reader) =>
        reader.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new JsonException("a number is out of range");

    // Text that is no UTF-8, or half of a surrogate pair, is the sender's fault and no fault of ours.
    private static string ReadString(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("invalid UTF-8 or surrogate in a string", exception);
        }
    }
}
