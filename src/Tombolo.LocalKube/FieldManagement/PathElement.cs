using System.Globalization;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>One step from a value into it.</summary>
internal sealed class PathElement : IEquatable<PathElement>
{
    /// <summary>The order in which a set of fields lists its elements.</summary>
    public static readonly IComparer<PathElement> Order = Comparer<PathElement>.Create((left, right) => left.CompareTo(right));

    private readonly JsonNode? _value;
    private readonly KeyValuePair<string, JsonNode?>[] _keys;
    private readonly int _index;

    private PathElement(PathElementKind kind, string name = "", JsonNode? value = null, KeyValuePair<string, JsonNode?>[]? keys = null, int index = 0)
    {
        Kind = kind;
        Name = name;
        _value = value;
        _keys = keys ?? [];
        _index = index;
    }

    public PathElementKind Kind { get; }

    /// <summary>The name of a field, empty for the other kinds.</summary>
    public string Name { get; }

    public static PathElement Field(string name) => new(PathElementKind.Field, name);

    public static PathElement Value(JsonNode? value) => new(PathElementKind.Value, value: value);

    public static PathElement Index(int index) => new(PathElementKind.Index, index: index);

    /// <summary>The item whose keys have these values, in any order.</summary>
    public static PathElement Key(IEnumerable<KeyValuePair<string, JsonNode?>> keys) =>
        new(PathElementKind.Key, keys: [.. keys.OrderBy(key => key.Key, StringComparer.Ordinal)]);

    /// <summary>Reads an element as <c>fieldsV1</c> writes it; null for one of an unknown kind or form.</summary>
    public static PathElement? Parse(string text)
    {
        if (text.Length < 2 || text[1] != ':')
        {
            return null;
        }

        var rest = text[2..];
        return text[0] switch
        {
            'f' => Field(rest),
            'v' => TryParse(rest, out var value) ? Value(value) : null,
            'k' => TryParse(rest, out var keys) && keys is JsonObject node ? Key(node.ToArray()) : null,
            'i' => int.TryParse(rest, CultureInfo.InvariantCulture, out var index) ? Index(index) : null,
            _ => null,
        };
    }

    /// <summary>As <c>fieldsV1</c> writes it.</summary>
    public string Serialize() => Kind switch
    {
        PathElementKind.Field => "f:" + Name,
        PathElementKind.Value => "v:" + Json(_value),
        PathElementKind.Key => "k:{" + string.Join(',', _keys.Select(key => $"{Json(JsonValue.Create(key.Key))}:{Json(key.Value)}")) + "}",
        _ => string.Create(CultureInfo.InvariantCulture, $"i:{_index}"),
    };

    /// <summary>As messages show it: <c>.spec</c>, <c>[name="a"]</c>, <c>[="a"]</c>, <c>[0]</c>.</summary>
    public override string ToString() => Kind switch
    {
        PathElementKind.Field => "." + Name,
        PathElementKind.Value => $"[={Json(_value)}]",
        PathElementKind.Key => "[" + string.Join(',', _keys.Select(key => $"{key.Key}={Json(key.Value)}")) + "]",
        _ => string.Create(CultureInfo.InvariantCulture, $"[{_index}]"),
    };

    public bool Equals(PathElement? other) => other is not null && CompareTo(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as PathElement);

    public override int GetHashCode() => Kind == PathElementKind.Field ? Name.GetHashCode(StringComparison.Ordinal) : (int)Kind;

    private int CompareTo(PathElement other)
    {
        if (Kind != other.Kind)
        {
            return Kind.CompareTo(other.Kind);
        }

        return Kind switch
        {
            PathElementKind.Field => string.CompareOrdinal(Name, other.Name),
            PathElementKind.Value => JsonValues.Compare(_value, other._value),
            PathElementKind.Key => CompareKeys(other._keys),
            _ => _index.CompareTo(other._index),
        };
    }

    private static string Json(JsonNode? node) => node is null ? "null" : node.ToJsonString(CompactJson.Options);

    private static bool TryParse(string text, out JsonNode? node)
    {
        try
        {
            node = JsonNode.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            node = null;
            return false;
        }
    }

    private int CompareKeys(KeyValuePair<string, JsonNode?>[] other)
    {
        for (var index = 0; index < Math.Min(_keys.Length, other.Length); index++)
        {
            var order = string.CompareOrdinal(_keys[index].Key, other[index].Key);
            order = order != 0 ? order : JsonValues.Compare(_keys[index].Value, other[index].Value);
            if (order != 0)
            {
                return order;
            }
        }

        return _keys.Length.CompareTo(other.Length);
    }
}
