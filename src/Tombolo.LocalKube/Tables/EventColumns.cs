using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Tables;

/// <summary>The columns of events.</summary>
internal static class EventColumns
{
    public static IReadOnlyList<TableColumn> All { get; } =
    [
        new("Last Seen", "string", "", "", 0, (item, now) => JsonValue.Create(Age(now, item.Text("lastTimestamp"), item.Text("eventTime"), item.Text("firstTimestamp")))),
        TableColumn.Text("Type", item => item.Text("type") ?? ""),
        TableColumn.Text("Reason", item => item.Text("reason") ?? ""),
        TableColumn.Text("Object", Subject),
        TableColumn.Text("Subobject", item => item.Object("involvedObject").Text("fieldPath") ?? "", priority: 1),
        TableColumn.Text("Source", Source, priority: 1),
        TableColumn.Text("Message", item => (item.Text("message") ?? "").Trim()),
        new("First Seen", "string", "", "", 1, (item, now) => JsonValue.Create(Age(now, item.Text("firstTimestamp"), item.Text("eventTime")))),
        new("Count", "string", "", "", 1, (item, _) => JsonValue.Create(item.Number("count") ?? 1)),
        TableColumn.Text("Name", item => item.Object("metadata").Text("name") ?? "", priority: 1),
    ];

    private static string Age(DateTimeOffset now, params ReadOnlySpan<string?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!string.IsNullOrEmpty(candidate))
            {
                return CommonCells.AgeOf(candidate, now);
            }
        }

        return "<unknown>";
    }

    private static string Subject(JsonObject item)
    {
        var about = item.Object("involvedObject");
        var kind = (about.Text("kind") ?? "").ToLowerInvariant();
        return about.Text("name") is { Length: > 0 } name ? $"{kind}/{name}" : kind;
    }

    private static string Source(JsonObject item)
    {
        var source = item.Object("source");
        var component = source.Text("component") is { Length: > 0 } given ? given : item.Text("reportingComponent") ?? "";
        return source.Text("host") is { Length: > 0 } host ? $"{component}, {host}" : component;
    }
}
