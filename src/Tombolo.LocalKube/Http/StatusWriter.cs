using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Http;

/// <summary>Writes a Status as JSON.</summary>
internal static class StatusWriter
{
    public static void Write(ApiStatus status, IBufferWriter<byte> output)
    {
        using var writer = JsonText.CreateWriter(output);
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "Status"u8);
        writer.WriteString("apiVersion"u8, "v1"u8);
        writer.WriteStartObject("metadata"u8);
        writer.WriteEndObject();
        writer.WriteString("status"u8, status.IsSuccess ? "Success"u8 : "Failure"u8);
        WriteText(writer, "message"u8, status.Message);
        WriteText(writer, "reason"u8, status.Reason);
        if (status.Details is { } details)
        {
            WriteDetails(writer, details);
        }

        if (!status.IsSuccess)
        {
            writer.WriteNumber("code"u8, status.Code);
        }

        writer.WriteEndObject();
    }

    /// <summary>Answers a request with a Status.</summary>
    public static async Task SendAsync(HttpContext context, ApiStatus status)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Write(status, buffer);
        context.Response.StatusCode = status.Code;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = buffer.WrittenCount;
        if (status.Details is { RetryAfterSeconds: > 0 and var seconds })
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }

    private static void WriteDetails(Utf8JsonWriter writer, StatusDetails details)
    {
        writer.WriteStartObject("details"u8);
        WriteText(writer, "name"u8, details.Name);
        WriteText(writer, "group"u8, details.Group);
        WriteText(writer, "kind"u8, details.Kind);
        WriteText(writer, "uid"u8, details.Uid);
        if (details.Causes.Count > 0)
        {
            writer.WriteStartArray("causes"u8);
            foreach (var cause in details.Causes)
            {
                writer.WriteStartObject();
                WriteText(writer, "reason"u8, cause.Reason);
                WriteText(writer, "message"u8, cause.Message);
                WriteText(writer, "field"u8, cause.Field);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (details.RetryAfterSeconds > 0)
        {
            writer.WriteNumber("retryAfterSeconds"u8, details.RetryAfterSeconds);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string value)
    {
        if (value.Length > 0)
        {
            writer.WriteString(name, value);
        }
    }
}
