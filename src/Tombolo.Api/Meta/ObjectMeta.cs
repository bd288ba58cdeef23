namespace Tombolo.Api.Meta;

/// <summary>The metadata of an object that we read or write as a typed record (Kubernetes API conventions, "Metadata").</summary>
/// <remarks><c>managedFields</c> is left out on purpose: a record is what is written, and managed fields are never written.</remarks>
public sealed record ObjectMeta
{
    public string? Name { get; init; }

    /// <summary>Prefix of a name that the API server completes; works with create, not with apply.</summary>
    public string? GenerateName { get; init; }

    public string? Namespace { get; init; }

    public string? Uid { get; init; }

    /// <summary>Opaque; compared only for equality.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Counts changes of the specification.</summary>
    public long? Generation { get; init; }

    public DateTimeOffset? CreationTimestamp { get; init; }

    public DateTimeOffset? DeletionTimestamp { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    public IReadOnlyList<string>? Finalizers { get; init; }

    public IReadOnlyList<OwnerReference>? OwnerReferences { get; init; }
}
