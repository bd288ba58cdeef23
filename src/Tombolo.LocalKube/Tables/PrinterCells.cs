using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Meta;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Tables;

/// <summary>The columns of a CustomResourceDefinition (apiextensions <c>registry/customresource/tableconvertor</c>).</summary>
internal static class PrinterCells
{
    public static TableColumn Of(PrinterColumn column)
    {
        var path = JsonPath.TryParse(column.Path, out var parsed) ? parsed : null;
        var description = column.Description.Length > 0 ? column.Description : $"Custom resource definition column (in JSONPath format): {column.Path}";
        return new TableColumn(column.Name, column.Type, column.Format, description, column.Priority, (item, now) =>
            path?.Select(item) is [{ } first, ..] ? Cell(column.Type, first, now) : null);
    }

    private static JsonNode? Cell(string type, JsonNode value, DateTimeOffset now)
    {
        var kind = value.GetValueKind();
        return type switch
        {
            "string" => JsonValue.Create(Text(value)),
            "integer" when kind == JsonValueKind.Number => JsonValue.Create(value.AsValue().TryGetValue<long>(out var whole) ? whole : (long)value.GetValue<double>()),
            "number" when kind == JsonValueKind.Number => value.DeepClone(),
            "boolean" when kind is JsonValueKind.True or JsonValueKind.False => value.DeepClone(),
            "date" when kind == JsonValueKind.String => JsonValue.Create(
                ApiTime.TryParse(value.GetValue<string>(), out var time) ? HumanDuration.Format(now - time) : "<invalid>"),
            _ => null,
        };
    }

    private static string Text(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number when value.AsValue().TryGetValue<double>(out var number) && !value.AsValue().TryGetValue<long>(out _) => number.ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToJsonString(),
    };
}
