using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Schemas;

/// <summary>
/// A structural schema, of a version of a custom resource or of a built-in kind
/// (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema).
/// </summary>
internal sealed record StructuralSchema
{
    private static readonly Dictionary<string, StructuralSchema> NoProperties = [];

    /// <summary>A schema that keeps everything and asks for nothing.</summary>
    public static StructuralSchema Anything { get; } = new() { Type = "object", PreservesUnknownFields = true };

    /// <summary>object, array, string, integer, number, boolean; empty when the type is open.</summary>
    public string Type { get; init; } = "";

    /// <summary>Whether null is a value.</summary>
    public bool Nullable { get; init; }

    /// <summary>Whether fields that the schema does not name stay (<c>x-kubernetes-preserve-unknown-fields</c>).</summary>
    public bool PreservesUnknownFields { get; init; }

    /// <summary>Whether it is an object of Kubernetes with apiVersion, kind and metadata (<c>x-kubernetes-embedded-resource</c>).</summary>
    public bool IsEmbeddedResource { get; init; }

    /// <summary>Whether it is an integer or a string (<c>x-kubernetes-int-or-string</c>).</summary>
    public bool IsIntOrString { get; init; }

    /// <summary>The schema of the items of a list.</summary>
    public StructuralSchema? Items { get; init; }

    /// <summary>The schemas of the fields by name.</summary>
    public IReadOnlyDictionary<string, StructuralSchema> Properties { get; init; } = NoProperties;

    /// <summary>The schema of fields without a schema of their own; null when there may be none, or when <see cref="AllowsAnyProperty"/>.</summary>
    public StructuralSchema? AdditionalProperties { get; init; }

    /// <summary>Whether any further field is allowed and kept (<c>additionalProperties: true</c>).</summary>
    public bool AllowsAnyProperty { get; init; }

    /// <summary>The value that a missing field gets; null without one.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>How a list is merged; null when the schema does not say (as a whole).</summary>
    public ListType? ListType { get; init; }

    /// <summary>The keys of a list of type map.</summary>
    public IReadOnlyList<string> ListMapKeys { get; init; } = [];

    /// <summary>Whether an object is merged as a whole (<c>x-kubernetes-map-type: atomic</c>).</summary>
    public bool IsAtomicMap { get; init; }

    /// <summary>Whether a strategic merge patch merges the list (<c>x-kubernetes-patch-strategy: merge</c>).</summary>
    public bool IsPatchMerged { get; init; }

    /// <summary>The field by which a strategic merge patch finds items; empty for lists of scalars.</summary>
    public string PatchMergeKey { get; init; } = "";

    /// <summary>Whether a field of a built-in kind is shown when it is empty; it then has its default, or null.</summary>
    public bool IsShownEmpty { get; init; }

    /// <summary>For people; empty without one.</summary>
    public string Description { get; init; } = "";

    /// <summary>What is asked of the value besides its type.</summary>
    public ValueRules Rules { get; init; } = ValueRules.None;
}
