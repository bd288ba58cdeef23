using System.Globalization;
using System.Text.Json;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>Facts about single JSON values.</summary>
internal static class JsonValues
{
    /// <summary>Strings, numbers, booleans and null are the same value; numbers by value, as the API server rewrites <c>1.0</c> to <c>1</c>.</summary>
    public static bool ScalarsEqual(JsonElement one, JsonElement other)
    {
        if (one.ValueKind != other.ValueKind)
        {
            return false;
        }

        return one.ValueKind switch
        {
            JsonValueKind.String => one.ValueEquals(other.GetString()),
            JsonValueKind.Number => NumbersEqual(one, other),
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Undefined => true,
            _ => false,
        };
    }

    /// <summary>The same JSON, or both undefined.</summary>
    public static bool AreSame(JsonElement one, JsonElement other) =>
        one.ValueKind == JsonValueKind.Undefined || other.ValueKind == JsonValueKind.Undefined
            ? one.ValueKind == other.ValueKind
            : JsonElement.DeepEquals(one, other);

    /// <summary>What a field means that is not there: undefined, null, false, 0, an empty text, list or object.</summary>
    public static bool IsZero(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Number => value.TryGetDouble(out var number) && number == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject().All(property => IsZero(property.Value)),
        _ => false,
    };

    /// <summary>The field of that name, undefined when there is none or <paramref name="value"/> is no object.</summary>
    public static JsonElement Field(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? field : default;

    /// <summary>The text of a string field; null when it is missing or something else.</summary>
    public static string? Text(this JsonElement value, string name) =>
        value.Field(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static bool NumbersEqual(JsonElement one, JsonElement other)
    {
        var (left, right) = (one.GetRawText(), other.GetRawText());
        if (left == right)
        {
            return true;
        }

        return decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var exactLeft)
            && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var exactRight)
            ? exactLeft == exactRight
            : one.TryGetDouble(out var roughLeft) && other.TryGetDouble(out var roughRight) && roughLeft.Equals(roughRight);
    }
}
