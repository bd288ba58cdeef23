using System.Text.Json.Nodes;
using Tombolo.LocalKube.Schemas;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>How values are merged and owned.</summary>
internal sealed record MergeType
{
    private static readonly Dictionary<string, MergeType> NoFields = [];

    public static MergeType Scalar { get; } = new() { Shape = MergeShape.Scalar };

    public static MergeType Deduced { get; } = new() { Shape = MergeShape.Deduced };

    public static MergeType Opaque { get; } = new() { Shape = MergeShape.Opaque };

    /// <summary>A map of texts.</summary>
    public static MergeType ScalarMap { get; } = new() { Shape = MergeShape.Map, Element = Scalar };

    private static MergeType DeducedMap { get; } = new() { Shape = MergeShape.Map, Element = Deduced };

    private static MergeType OpaqueMap { get; } = new() { Shape = MergeShape.Map, Element = Opaque, IsAtomic = true };

    private static MergeType AtomicList { get; } = new() { Shape = MergeShape.List, Element = Opaque, IsAtomic = true };

    public required MergeShape Shape { get; init; }

    /// <summary>Whether a map is merged as a whole; a list is when it is neither set nor keyed.</summary>
    public bool IsAtomic { get; init; }

    public ListType ListType { get; init; } = ListType.Atomic;

    /// <summary>The keys of a keyed list with the default of each.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonNode?>> Keys { get; init; } = [];

    /// <summary>The fields that the schema names.</summary>
    public IReadOnlyDictionary<string, MergeType> Fields { get; init; } = NoFields;

    /// <summary>The type of items, and of fields that the schema does not name.</summary>
    public MergeType? Element { get; init; }

    /// <summary>The type of what <paramref name="element"/> selects.</summary>
    public MergeType TypeOf(PathElement element) => element.Kind == PathElementKind.Field ? TypeOf(element.Name) : Element ?? Opaque;

    /// <summary>The type of a field.</summary>
    public MergeType TypeOf(string field) => Fields.TryGetValue(field, out var type) ? type : Element ?? (Shape == MergeShape.Deduced ? Deduced : Opaque);

    /// <summary>The type that a value of this type has: for the open shapes the value says.</summary>
    public MergeType For(JsonNode? value) => Shape switch
    {
        MergeShape.Deduced => value switch { JsonObject or null => DeducedMap, JsonArray => AtomicList, _ => Scalar },
        MergeShape.Opaque => value switch { JsonObject or null => OpaqueMap, JsonArray => AtomicList, _ => Scalar },
        _ => this,
    };
}
