using System.Text.Json;
using System.Text.Json.Serialization;
using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Messages;

/// <summary>Public keys in JSON: base64url of the SubjectPublicKeyInfo. What is not a P-256 key does not parse.</summary>
public sealed class VerificationKeyConverter : JsonConverter<VerificationKey>
{
    /// <inheritdoc/>
    public override VerificationKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && BinaryText.TryDecode(reader.GetString(), out var bytes) && VerificationKey.TryImport(bytes, out var key)
            ? key
            : throw new JsonException("A key is the base64url SubjectPublicKeyInfo of a P-256 key.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, VerificationKey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(BinaryText.Encode(value.SubjectPublicKeyInfo.Span));
    }
}
