using System.Buffers;
using System.Text.Json;
using Tombolo.Api.Distributions;
using Tombolo.Api.Serialization;

namespace Tombolo.Primary.Distributions.Control;

/// <summary>The merge patch (RFC 7396) from one status of a Distribution to another.</summary>
internal static class StatusPatch
{
    /// <summary>The bytes by which two statuses are compared.</summary>
    public static byte[] ToBytes(DistributionStatus? status) =>
        status is null ? [] : JsonSerializer.SerializeToUtf8Bytes(status, ApiJsonContext.Default.DistributionStatus);

    /// <param name="uid">Of the Distribution; another object of the same name is not written to.</param>
    public static ReadOnlyMemory<byte> Write(string uid, byte[] from, byte[] to)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output);
        using var wanted = JsonDocument.Parse(to);
        writer.WriteStartObject();
        writer.WriteStartObject("metadata");
        writer.WriteString("uid", uid);
        writer.WriteEndObject();
        writer.WriteStartObject("status");
        foreach (var field in wanted.RootElement.EnumerateObject())
        {
            field.WriteTo(writer);
        }

        if (from.Length > 0)
        {
            using var stored = JsonDocument.Parse(from);
            foreach (var field in stored.RootElement.EnumerateObject().Where(field => !wanted.RootElement.TryGetProperty(field.Name, out _)))
            {
                writer.WriteNull(field.Name);
            }
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }
}
