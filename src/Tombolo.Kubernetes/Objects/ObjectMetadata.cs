using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.Objects;

/// <summary>What every Kubernetes object carries (Kubernetes API conventions, "Metadata"), read once from its JSON.</summary>
public sealed record ObjectMetadata
{
    /// <summary><c>v1</c> or <c>group/version</c>; empty for items of a list, where the server leaves it out.</summary>
    public string ApiVersion { get; init; } = "";

    /// <summary>Empty for items of a list, where the server leaves it out.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Empty for cluster-scoped objects.</summary>
    public string Namespace { get; init; } = "";

    public string Name { get; init; } = "";

    public string Uid { get; init; } = "";

    /// <summary>Opaque; compared only for equality.</summary>
    public string ResourceVersion { get; init; } = "";

    public long Generation { get; init; }

    public DateTimeOffset? CreationTimestamp { get; init; }

    public DateTimeOffset? DeletionTimestamp { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = EmptyMap;

    public IReadOnlyDictionary<string, string> Annotations { get; init; } = EmptyMap;

    public IReadOnlyList<string> Finalizers { get; init; } = [];

    /// <summary>Names of the field managers in <c>managedFields</c>, without repetition.</summary>
    public IReadOnlyList<string> FieldManagers { get; init; } = [];

    /// <summary>Namespace and name.</summary>
    public ResourceKey Key => new(Namespace, Name);

    /// <summary>Deletion was asked for and waits for finalizers.</summary>
    public bool IsDeleting => DeletionTimestamp is not null;

    internal static IReadOnlyDictionary<string, string> EmptyMap { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
