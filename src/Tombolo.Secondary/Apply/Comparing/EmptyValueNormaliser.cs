using System.Text.Json;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>
/// The data-protection engine drops empty texts, lists and objects of its own kinds when it stores one, as programs in Go do. False and zero are no such
/// values: what a field means that is not there may be the opposite.
/// </summary>
internal sealed class EmptyValueNormaliser : IFieldNormaliser
{
    private static readonly string[] Kinds = ["Profile", "Policy", "PolicyPreset", "TransformSet", "BlueprintBinding"];

    public bool AreEqual(string kind, ReadOnlySpan<PathSegment> path, JsonElement wanted, JsonElement found) =>
        found.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        && path is [{ Name: "spec" }, ..]
        && IsEmpty(wanted)
        && Array.IndexOf(Kinds, kind) >= 0;

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject().All(field => IsEmpty(field.Value)),
        _ => false,
    };
}
