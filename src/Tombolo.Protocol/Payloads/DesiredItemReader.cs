using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Fields = Tombolo.Protocol.Payloads.DesiredItemFields;

namespace Tombolo.Protocol.Payloads;

/// <summary>Decodes an item without copying its manifest.</summary>
public static class DesiredItemReader
{
    /// <summary>False when a field is missing, twice or of the wrong kind. The item's manifest is a slice of <paramref name="payload"/>.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> payload, [NotNullWhen(true)] out DesiredItem? item)
    {
        try
        {
            item = Read(payload);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader's two ways to say that a token is not what it should be.
            item = null;
        }

        return item is not null;
    }

    private static DesiredItem? Read(ReadOnlyMemory<byte> payload)
    {
        var reader = new Utf8JsonReader(payload.Span, new JsonReaderOptions { MaxDepth = Fields.MaximumDepth });
        var found = default(DesiredItemParts);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!ReadField(ref reader, payload, ref found))
            {
                return null;
            }
        }

        // Reading on past the end makes text after the object an error.
        return reader.Read() ? null : found.ToItem();
    }

    private static bool ReadField(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload, ref DesiredItemParts found)
    {
        if (Text(ref reader, Fields.ApiVersion, ref found.ApiVersion, out var isNew)
            || Text(ref reader, Fields.Kind, ref found.Kind, out isNew)
            || Text(ref reader, Fields.Name, ref found.Name, out isNew)
            || Text(ref reader, Fields.Namespace, ref found.Namespace, out isNew)
            || Text(ref reader, Fields.SourceUid, ref found.SourceUid, out isNew)
            || Text(ref reader, Fields.ConflictPolicy, ref found.ConflictPolicy, out isNew)
            || Text(ref reader, Fields.DriftPolicy, ref found.DriftPolicy, out isNew)
            || Text(ref reader, Fields.DeletionPolicy, ref found.DeletionPolicy, out isNew)
            || Text(ref reader, Fields.ForceSync, ref found.ForceSync, out isNew))
        {
            return isNew;
        }

        if (Is(ref reader, Fields.Distributions))
        {
            isNew = found.Distributions is null;
            found.Distributions = ReadTexts(ref reader);
        }
        else if (Is(ref reader, Fields.Paused))
        {
            isNew = found.Paused is null;
            reader.Read();
            found.Paused = reader.GetBoolean();
        }
        else if (Is(ref reader, Fields.Manifest))
        {
            isNew = found.Manifest is null;
            found.Manifest = ReadObject(ref reader, payload);
        }
        else
        {
            reader.Skip();
            return true;
        }

        return isNew;
    }

    private static bool Is(ref Utf8JsonReader reader, JsonEncodedText name) => reader.ValueTextEquals(name.EncodedUtf8Bytes);

    private static bool Text(ref Utf8JsonReader reader, JsonEncodedText name, ref string? value, out bool isNew)
    {
        isNew = value is null;
        if (!Is(ref reader, name))
        {
            return false;
        }

        reader.Read();
        value = reader.GetString() ?? throw new JsonException($"{name} is null.");
        return true;
    }

    private static List<string> ReadTexts(ref Utf8JsonReader reader)
    {
        reader.Read();
        Require(reader.TokenType == JsonTokenType.StartArray);
        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(reader.GetString() ?? throw new JsonException("A name is null."));
        }

        return texts;
    }

    private static ReadOnlyMemory<byte> ReadObject(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload)
    {
        reader.Read();
        Require(reader.TokenType == JsonTokenType.StartObject);
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return payload[start..(int)reader.BytesConsumed];
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw new JsonException("A field is not of its kind.");
        }
    }
}
