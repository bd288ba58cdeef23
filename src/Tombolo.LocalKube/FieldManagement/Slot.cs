using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>A place that may hold a value; null is a value, nothing is none.</summary>
/// <param name="IsPresent">Whether there is a value.</param>
/// <param name="Value">The value.</param>
internal readonly record struct Slot(bool IsPresent, JsonNode? Value)
{
    public static Slot Nothing => default;

    public JsonObject? Map => Value as JsonObject;

    public JsonArray? List => Value as JsonArray;

    public static Slot Of(JsonNode? value) => new(true, value);

    /// <summary>The field of an object that may be missing itself.</summary>
    public static Slot Field(JsonObject? owner, string name) =>
        owner is not null && owner.TryGetPropertyValue(name, out var value) ? Of(value) : Nothing;
}
