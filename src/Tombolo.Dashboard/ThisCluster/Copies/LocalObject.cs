namespace Tombolo.Dashboard.ThisCluster.Copies;

/// <summary>A profile or a policy in the K10 namespace of this cluster.</summary>
internal sealed record LocalObject
{
    public required string Name { get; init; }

    /// <summary>Of a profile its type (<c>Location</c>, <c>Infra</c>, ...); of a policy its actions, such as <c>backup, export</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Of a profile where it points to, such as <c>S3</c>; of a policy its frequency, such as <c>@daily</c>.</summary>
    public required string Detail { get; init; }

    /// <summary>Of a policy: the profiles that it exports to, ordinal order.</summary>
    public required IReadOnlyList<string> Profiles { get; init; }

    /// <summary>What the data-protection engine says: <c>Success</c>, <c>Failed</c>, ...; absent when it says nothing.</summary>
    public string? Validation { get; init; }

    /// <summary>Why, when it is not well.</summary>
    public string? Message { get; init; }

    /// <summary>Set on a copy that a primary distributed: it is edited there.</summary>
    public DistributedFrom? DistributedFrom { get; init; }

    public required string ResourceVersion { get; init; }
}
