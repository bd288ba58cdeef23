using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Storage;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube.Tables;

/// <summary>Writes objects as a table (https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables).</summary>
internal static class TableWriter
{
    /// <param name="page">The list that is shown; null for a single object.</param>
    /// <param name="withColumns">Whether the columns are described: once per watch.</param>
    /// <exception cref="StatusException">400: it is asked for parts of objects that do not exist.</exception>
    public static void Write(ApiRequest request, IReadOnlyList<StoredObject> items, long revision, ListPage? page, IBufferWriter<byte> output, bool withColumns)
    {
        var include = request.Query.IncludeObject;
        if (include is not ("" or "None" or "Metadata" or "Object"))
        {
            throw new StatusException(Statuses.BadRequest($"unrecognized includeObject value: \"{include}\""));
        }

        var columns = TableColumns.Of(request.Resource);
        using var writer = JsonText.CreateWriter(output);
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "Table"u8);
        writer.WriteString("apiVersion"u8, $"meta.k8s.io/{request.Format.Version}");
        AnswerWriter.WriteListMetadata(writer, revision, page);
        writer.WriteStartArray("columnDefinitions"u8);
        if (withColumns)
        {
            WriteColumns(columns, writer);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("rows"u8);
        var now = request.Cluster.Time.GetUtcNow();
        foreach (var item in items)
        {
            WriteRow(request, columns, item, now, writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteColumns(IReadOnlyList<TableColumn> columns, Utf8JsonWriter writer)
    {
        foreach (var column in columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, column.Name);
            writer.WriteString("type"u8, column.Type);
            writer.WriteString("format"u8, column.Format);
            writer.WriteString("description"u8, column.Description);
            writer.WriteNumber("priority"u8, column.Priority);
            writer.WriteEndObject();
        }
    }

    private static void WriteRow(ApiRequest request, IReadOnlyList<TableColumn> columns, StoredObject item, DateTimeOffset now, Utf8JsonWriter writer)
    {
        var content = item.Read(request.Resource);
        writer.WriteStartObject();
        writer.WriteStartArray("cells"u8);
        foreach (var column in columns)
        {
            if (column.Cell(content, now) is { } cell)
            {
                cell.WriteTo(writer);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndArray();
        WriteObject(request, content, writer);
        writer.WriteEndObject();
    }

    private static void WriteObject(ApiRequest request, JsonObject content, Utf8JsonWriter writer)
    {
        if (request.Query.IncludeObject == "None")
        {
            return;
        }

        writer.WritePropertyName("object"u8);
        if (request.Query.IncludeObject == "Object")
        {
            content.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("kind"u8, "PartialObjectMetadata"u8);
        writer.WriteString("apiVersion"u8, $"meta.k8s.io/{request.Format.Version}");
        writer.WritePropertyName("metadata"u8);
        content.Metadata().WriteTo(writer);
        writer.WriteEndObject();
    }
}
