using System.Text.Json;
using Tombolo.Api.Meta;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Objects;

/// <summary>Reads core/v1 Events, whichever of their times is set.</summary>
internal static class ObjectEventReader
{
    public static ObjectEvent Read(KubernetesObject found)
    {
        using var document = found.ToDocument();
        var json = document.RootElement;
        var last = Time(json, "lastTimestamp") ?? Time(Field(json, "series"), "lastObservedTime") ?? Time(json, "eventTime") ?? found.Metadata.CreationTimestamp;
        return new ObjectEvent(
            Text(json, "type"),
            Text(json, "reason"),
            Text(json, "message"),
            Count(json) ?? Count(Field(json, "series")) ?? 1,
            Time(json, "firstTimestamp") ?? Time(json, "eventTime") ?? found.Metadata.CreationTimestamp,
            last,
            Text(Field(json, "source"), "component") is { Length: > 0 } component ? component : Text(json, "reportingComponent"));
    }

    private static JsonElement Field(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var field) ? field : default;

    private static string Text(JsonElement of, string name) => Field(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static DateTimeOffset? Time(JsonElement of, string name) => ApiTime.TryParse(Text(of, name), out var time) ? time : null;

    private static int? Count(JsonElement of) => Field(of, "count") is { ValueKind: JsonValueKind.Number } count && count.TryGetInt32(out var number) && number > 0 ? number : null;
}
