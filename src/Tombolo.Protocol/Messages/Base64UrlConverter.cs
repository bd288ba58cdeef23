using System.Text.Json;
using System.Text.Json.Serialization;
using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Messages;

/// <summary>Binary values in JSON: strict base64url (<see cref="BinaryText"/>).</summary>
public sealed class Base64UrlConverter : JsonConverter<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && BinaryText.TryDecode(reader.GetString(), out var bytes)
            ? bytes
            : throw new JsonException("A binary value is base64url without padding.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(BinaryText.Encode(value.Span));
    }
}
