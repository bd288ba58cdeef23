using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Storage;
using Tombolo.LocalKube.Tables;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube.Http;

/// <summary>Answers with objects. Stored bytes go out as they are.</summary>
internal static class AnswerWriter
{
    // A long list is on its way before its end is written.
    private const int FlushEvery = 64 * 1024;

    public static async Task SendAsync(HttpContext context, int code, ReadOnlyMemory<byte> body, string contentType = MediaTypes.Json)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    public static Task SendObjectAsync(ApiRequest request, StoredObject item, int code)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Max(item.Length + 256, 256));
        WriteShape(request, item, buffer, isFirst: true);
        return SendAsync(request, code, buffer);
    }

    /// <summary>One object in the shape that the request wants, as in the answer to a get or inside a watch event.</summary>
    public static void WriteShape(ApiRequest request, StoredObject item, IBufferWriter<byte> output, bool isFirst)
    {
        switch (request.Format.Shape)
        {
            case AnswerShape.Table:
                TableWriter.Write(request, [item], item.Revision, page: null, output, withColumns: isFirst);
                break;
            case AnswerShape.Metadata:
                MetadataWriter.Write(request.Format.Version, item, output);
                break;
            default:
                item.WriteTo(output, request.Resource);
                break;
        }
    }

    public static async Task SendListAsync(ApiRequest request, ListPage page)
    {
        if (request.Format.Shape == AnswerShape.Table || request.Format.IsYaml)
        {
            var buffer = new ArrayBufferWriter<byte>();
            if (request.Format.Shape == AnswerShape.Table)
            {
                TableWriter.Write(request, page.Objects, page.Revision, page, buffer, withColumns: true);
            }
            else
            {
                WriteHead(request, page, buffer);
                WriteItems(request, page, buffer);
            }

            await SendAsync(request, 200, buffer);
            return;
        }

        var response = request.Context.Response;
        response.StatusCode = 200;
        response.ContentType = MediaTypes.Json;
        using var output = new PooledBuffer(response.Body);
        WriteHead(request, page, output);
        for (var i = 0; i < page.Objects.Count; i++)
        {
            WriteItem(request, page.Objects[i], output, isFirst: i == 0);
            if (output.Length > FlushEvery)
            {
                await output.SendAsync(request.Context.RequestAborted);
            }
        }

        output.Write("]}"u8);
        await output.SendAsync(request.Context.RequestAborted);
    }

    private static Task SendAsync(ApiRequest request, int code, ArrayBufferWriter<byte> buffer) => request.Format.IsYaml
        ? SendAsync(request.Context, code, Encoding.UTF8.GetBytes(YamlOutput.Write(JsonText.Parse(buffer.WrittenSpan))), MediaTypes.Yaml)
        : SendAsync(request.Context, code, buffer.WrittenMemory);

    private static void WriteItems(ApiRequest request, ListPage page, IBufferWriter<byte> output)
    {
        for (var i = 0; i < page.Objects.Count; i++)
        {
            WriteItem(request, page.Objects[i], output, isFirst: i == 0);
        }

        output.Write("]}"u8);
    }

    private static void WriteItem(ApiRequest request, StoredObject item, IBufferWriter<byte> output, bool isFirst)
    {
        if (!isFirst)
        {
            output.Write(","u8);
        }

        if (request.Format.Shape == AnswerShape.Metadata)
        {
            MetadataWriter.Write(request.Format.Version, item, output);
        }
        else
        {
            item.WriteItemTo(output, request.Resource);
        }
    }

    private static void WriteHead(ApiRequest request, ListPage page, IBufferWriter<byte> output)
    {
        var isMetadata = request.Format.Shape == AnswerShape.Metadata;
        using var writer = JsonText.CreateWriter(output);
        writer.WriteStartObject();
        writer.WriteString("apiVersion"u8, isMetadata ? $"meta.k8s.io/{request.Format.Version}" : request.Resource.ApiVersion);
        writer.WriteString("kind"u8, isMetadata ? "PartialObjectMetadataList" : request.Resource.ListKind);
        WriteListMetadata(writer, page.Revision, page);
        writer.WritePropertyName("items"u8);
        writer.WriteStartArray();
        writer.Flush();
    }

    /// <summary><c>metadata</c> of a list.</summary>
    public static void WriteListMetadata(Utf8JsonWriter writer, long revision, ListPage? page)
    {
        writer.WriteStartObject("metadata"u8);
        writer.WriteString("resourceVersion"u8, revision.ToString(CultureInfo.InvariantCulture));
        if (page is { Continue.Length: > 0 })
        {
            writer.WriteString("continue"u8, page.Continue);
            if (page.Remaining is { } remaining)
            {
                writer.WriteNumber("remainingItemCount"u8, remaining);
            }
        }

        writer.WriteEndObject();
    }
}
