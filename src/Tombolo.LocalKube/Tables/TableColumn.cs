using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Tables;

/// <summary>A column of a table (meta/v1 <c>TableColumnDefinition</c>) and what its cells show.</summary>
/// <param name="Cell">The cell of an object; the time is now.</param>
internal sealed record TableColumn(string Name, string Type, string Format, string Description, int Priority, Func<JsonObject, DateTimeOffset, JsonNode?> Cell)
{
    /// <summary>A column of text.</summary>
    public static TableColumn Text(string name, Func<JsonObject, string> cell, int priority = 0) =>
        new(name, "string", "", "", priority, (item, _) => JsonValue.Create(cell(item)));
}
