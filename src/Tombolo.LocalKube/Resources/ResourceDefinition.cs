using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Resources;

/// <summary>One served version of a resource. Immutable, and shared among clusters where it is the same.</summary>
internal sealed record ResourceDefinition
{
    /// <summary>Empty for the core group.</summary>
    public required string Group { get; init; }

    public required string Version { get; init; }

    public required string Kind { get; init; }

    public required string Plural { get; init; }

    public required string Singular { get; init; }

    public required string ListKind { get; init; }

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public bool IsNamespaced { get; init; }

    /// <summary>In the order of discovery.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = Resources.Verbs.All;

    /// <summary>Whether the subresource <c>status</c> is served, and status is kept by it alone.</summary>
    public bool HasStatus { get; init; }

    /// <summary>Whether changes outside of metadata and status count up <c>metadata.generation</c>.</summary>
    public bool HasGeneration { get; init; }

    /// <summary>Whether it comes from a CustomResourceDefinition.</summary>
    public bool IsCustom { get; init; }

    /// <summary>
    /// <c>openAPIV3Schema</c> of a custom resource's version; null for built-in kinds. Never changed: parse it once per instance
    /// (the same instance serves all clusters with the same schema).
    /// </summary>
    public JsonObject? Schema { get; init; }

    /// <summary><c>spec.preserveUnknownFields</c> of an old CustomResourceDefinition.</summary>
    public bool PreservesUnknownFields { get; init; }

    public IReadOnlyList<PrinterColumn> PrinterColumns { get; init; } = [];

    /// <summary>Field selectors besides metadata.name and metadata.namespace: label of the selector to the field's path.</summary>
    public IReadOnlyDictionary<string, string[]> SelectableFields { get; init; } = EmptyFields;

    /// <summary>What a selectable field is where the object does not have it; empty when it is not named here.</summary>
    public IReadOnlyDictionary<string, string> FieldDefaults { get; init; } = EmptyDefaults;

    /// <summary>Whether an update need not name a resourceVersion.</summary>
    public bool AllowsUnconditionalUpdate { get; init; }

    /// <summary>Whether an update creates what is not there.</summary>
    public bool AllowsCreateOnUpdate { get; init; }

    /// <summary>Whether an API with POST only: nothing is stored (reviews).</summary>
    public bool IsVirtual { get; init; }

    /// <summary>Whether DELETE answers with the deleted object instead of a Status.</summary>
    public bool ReturnsDeletedObject { get; init; }

    /// <summary>Whether its CustomResourceDefinition is going: nothing new is made.</summary>
    public bool IsTerminating { get; init; }

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    public GroupResource GroupResource => new(Group, Plural);

    private static IReadOnlyDictionary<string, string> EmptyDefaults { get; } = new Dictionary<string, string>();

    private static IReadOnlyDictionary<string, string[]> EmptyFields { get; } = new Dictionary<string, string[]>();
}
