using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tombolo.LocalKube.Schemas;

/// <summary>What OpenAPI asks of a value besides its type; null means that nothing is asked.</summary>
internal sealed record ValueRules
{
    /// <summary>No rule.</summary>
    public static ValueRules None { get; } = new();

    /// <summary>The format, for example <c>date-time</c>; empty without one.</summary>
    public string Format { get; init; } = "";

    /// <summary>The values allowed.</summary>
    public IReadOnlyList<JsonNode?>? Enum { get; init; }

    /// <summary>The largest number.</summary>
    public JsonNode? Maximum { get; init; }

    /// <summary>Whether <see cref="Maximum"/> itself is too large.</summary>
    public bool ExclusiveMaximum { get; init; }

    /// <summary>The smallest number.</summary>
    public JsonNode? Minimum { get; init; }

    /// <summary>Whether <see cref="Minimum"/> itself is too small.</summary>
    public bool ExclusiveMinimum { get; init; }

    /// <summary>What the number is a multiple of.</summary>
    public JsonNode? MultipleOf { get; init; }

    /// <summary>The longest text, in characters.</summary>
    public long? MaxLength { get; init; }

    /// <summary>The shortest text, in characters.</summary>
    public long? MinLength { get; init; }

    /// <summary>What the text has to match somewhere.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The most items of a list.</summary>
    public long? MaxItems { get; init; }

    /// <summary>The fewest items of a list.</summary>
    public long? MinItems { get; init; }

    /// <summary>The most fields of an object.</summary>
    public long? MaxProperties { get; init; }

    /// <summary>The fewest fields of an object.</summary>
    public long? MinProperties { get; init; }

    /// <summary>The fields an object has to have.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>All of these hold.</summary>
    public IReadOnlyList<StructuralSchema> AllOf { get; init; } = [];

    /// <summary>At least one of these holds.</summary>
    public IReadOnlyList<StructuralSchema> AnyOf { get; init; } = [];

    /// <summary>Exactly one of these holds.</summary>
    public IReadOnlyList<StructuralSchema> OneOf { get; init; } = [];

    /// <summary>This does not hold.</summary>
    public StructuralSchema? Not { get; init; }
}
