namespace Tombolo.Api.Meta;

/// <summary>Names the object that owns another (Kubernetes API, <c>metav1.OwnerReference</c>).</summary>
public sealed record OwnerReference
{
    public required string ApiVersion { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string Uid { get; init; }

    /// <summary>This owner manages the object; at most one may.</summary>
    public bool? Controller { get; init; }

    /// <summary>The owner cannot be deleted in the foreground before this object is gone.</summary>
    public bool? BlockOwnerDeletion { get; init; }
}
