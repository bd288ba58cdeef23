using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Protobuf;

/// <summary>Makes of a message the JSON that says the same.</summary>
internal static class MessageDecoder
{
    /// <exception cref="JsonException">It is no message of the type.</exception>
    public static JsonObject Decode(ReadOnlySpan<byte> message, FrozenDictionary<int, MessageField> fields)
    {
        var result = new JsonObject();
        var reader = new ProtobufReader(message);
        while (reader.Read())
        {
            // What a newer client adds is dropped, as by a server that does not know it.
            if (fields.TryGetValue(reader.Field, out var field))
            {
                Add(result, field, reader);
            }
        }

        return result;
    }

    private static void Add(JsonObject result, MessageField field, ProtobufReader reader)
    {
        switch (field.Shape)
        {
            case FieldShape.List:
                Ensure(result, field.Name, static () => new JsonArray()).Add(ValueOf(field.Type, reader));
                break;
            case FieldShape.Map:
                AddEntry(Ensure(result, field.Name, static () => new JsonObject()), field, reader.Bytes);
                break;
            default:
                var value = ValueOf(field.Type, reader);
                if (value is not null && (field.Shape == FieldShape.Optional || !IsZero(value)))
                {
                    result[field.Name] = value;
                }

                break;
        }
    }

    private static void AddEntry(JsonObject map, MessageField field, ReadOnlySpan<byte> entry)
    {
        var key = "";
        JsonNode? value = null;
        var reader = new ProtobufReader(entry);
        while (reader.Read())
        {
            if (reader.Field == 1)
            {
                key = ProtobufReader.TextOf(reader.Bytes);
            }
            else if (reader.Field == 2)
            {
                value = ValueOf(field.Type, reader);
            }
        }

        map[key] = value ?? "";
    }

    private static JsonNode? ValueOf(string type, ProtobufReader reader) => type switch
    {
        "string" => ProtobufReader.TextOf(reader.Bytes),
        "bytes" => Convert.ToBase64String(reader.Bytes),
        "bool" => reader.Number != 0,
        "int32" => unchecked((int)reader.Number),
        "int64" => unchecked((long)reader.Number),
        "Time" => TimeOf(reader.Bytes, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        "MicroTime" => TimeOf(reader.Bytes, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"),
        "Quantity" => OnlyField(reader.Bytes) is { } text ? ProtobufReader.TextOf(text) : "0",
        "FieldsV1" => OnlyField(reader.Bytes) is { } json ? JsonText.Parse(json) : null,
        "ExtraValue" => ItemsOf(reader.Bytes),
        _ => MessageTypes.Find(type) is { } fields ? Decode(reader.Bytes, fields) : null,
    };

    private static byte[]? OnlyField(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        return reader.Read() ? reader.Bytes.ToArray() : null;
    }

    private static JsonArray ItemsOf(ReadOnlySpan<byte> message)
    {
        var items = new JsonArray();
        var reader = new ProtobufReader(message);
        while (reader.Read())
        {
            items.Add(ProtobufReader.TextOf(reader.Bytes));
        }

        return items;
    }

    // No time at all is sent as the beginning of the epoch.
    private static JsonValue? TimeOf(ReadOnlySpan<byte> message, string format)
    {
        long seconds = 0, nanoseconds = 0;
        var reader = new ProtobufReader(message);
        while (reader.Read())
        {
            (seconds, nanoseconds) = reader.Field == 1 ? (unchecked((long)reader.Number), nanoseconds) : (seconds, unchecked((int)reader.Number));
        }

        if (seconds == 0 && nanoseconds == 0)
        {
            return null;
        }

        if (seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds() || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds() || nanoseconds is < 0 or > 999_999_999)
        {
            throw new JsonException("a time is out of range");
        }

        return JsonValue.Create(DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick).UtcDateTime.ToString(format, CultureInfo.InvariantCulture));
    }

    private static bool IsZero(JsonNode value) => value switch
    {
        JsonObject map => map.Count == 0,
        JsonValue scalar => scalar.GetValueKind() switch
        {
            JsonValueKind.String => scalar.GetValue<string>().Length == 0,
            JsonValueKind.False => true,
            JsonValueKind.Number => scalar.ToJsonString() == "0",
            _ => false,
        },
        _ => false,
    };

    private static T Ensure<T>(JsonObject owner, string name, Func<T> make)
        where T : JsonNode
    {
        if (owner[name] is T there)
        {
            return there;
        }

        var made = make();
        owner[name] = made;
        return made;
    }
}
