using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Values;

/// <summary>Equality and order of JSON values as the API server sees them: 1 equals 1.0, the order of keys does not matter.</summary>
internal static class JsonValues
{
    public static JsonValueKind KindOf(JsonNode? node) => node?.GetValueKind() ?? JsonValueKind.Null;

    public static bool IsNumber(JsonNode? node) => KindOf(node) == JsonValueKind.Number;

    public static bool IsString(JsonNode? node) => KindOf(node) == JsonValueKind.String;

    /// <summary>The text of a string, null for anything else.</summary>
    public static string? TextOf(JsonNode? node) => IsString(node) ? node!.GetValue<string>() : null;

    /// <summary>The text of <paramref name="key"/>, empty when it is missing or no text.</summary>
    public static string Text(JsonObject? node, string key) => TextOf(node?[key]) ?? "";

    /// <summary>Whether a number is whole and fits 64 bits, however it is written.</summary>
    public static bool TryInteger(JsonNode? node, out long value)
    {
        value = 0;
        if (!IsNumber(node))
        {
            return false;
        }

        var text = node!.ToJsonString();
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        value = Math.Abs(number) < 9e18 ? (long)number : 0;
        return Math.Abs(number) < 9e18 && Math.Floor(number) == number;
    }

    public static double NumberOf(JsonNode node) => double.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static bool Equal(JsonNode? left, JsonNode? right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        var kind = KindOf(left);
        return kind == KindOf(right) && kind switch
        {
            JsonValueKind.Object => EqualObjects(left!.AsObject(), right!.AsObject()),
            JsonValueKind.Array => EqualArrays(left!.AsArray(), right!.AsArray()),
            JsonValueKind.String => string.Equals(left!.GetValue<string>(), right!.GetValue<string>(), StringComparison.Ordinal),
            JsonValueKind.Number => Compare(left, right) == 0,
            _ => true,
        };
    }

    /// <summary>A total order of scalars: numbers, texts, booleans, the rest by their JSON.</summary>
    public static int Compare(JsonNode? left, JsonNode? right)
    {
        var (leftKind, rightKind) = (KindOf(left), KindOf(right));
        var (leftRank, rightRank) = (Rank(leftKind), Rank(rightKind));
        if (leftRank != rightRank)
        {
            return leftRank.CompareTo(rightRank);
        }

        return leftKind switch
        {
            JsonValueKind.Number => TryInteger(left, out var leftInteger) && TryInteger(right, out var rightInteger)
                ? leftInteger.CompareTo(rightInteger)
                : NumberOf(left!).CompareTo(NumberOf(right!)),
            JsonValueKind.String => string.CompareOrdinal(left!.GetValue<string>(), right!.GetValue<string>()),
            JsonValueKind.True or JsonValueKind.False => (leftKind == JsonValueKind.True).CompareTo(rightKind == JsonValueKind.True),
            _ => string.CompareOrdinal(left?.ToJsonString(), right?.ToJsonString()),
        };
    }

    private static int Rank(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Number => 0,
        JsonValueKind.String => 1,
        JsonValueKind.True or JsonValueKind.False => 2,
        JsonValueKind.Array => 3,
        JsonValueKind.Object => 4,
        _ => 5,
    };

    private static bool EqualObjects(JsonObject left, JsonObject right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var (key, value) in left)
        {
            if (!right.TryGetPropertyValue(key, out var other) || !Equal(value, other))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EqualArrays(JsonArray left, JsonArray right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var index = 0; index < left.Count; index++)
        {
            if (!Equal(left[index], right[index]))
            {
                return false;
            }
        }

        return true;
    }
}
