using System.Text.Json;
using System.Text.Json.Serialization;
using Tombolo.Api.Meta;

namespace Tombolo.Api.Serialization;

/// <summary>Writes times as the API server does, so that a record read and written again has equal bytes.</summary>
internal sealed class ApiTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ApiTime.TryParse(reader.GetString(), out var time)
            ? time
            : throw new JsonException($"'{reader.GetString()}' is not an RFC 3339 time");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(ApiTime.ToText(value));
}
