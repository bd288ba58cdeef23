namespace Tombolo.Api.Details;

/// <summary>Who distributes a global resource, and so what happens when it is deleted.</summary>
public sealed record SourceUse
{
    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Ordinal order of the names of the Distributions.</summary>
    public required IReadOnlyList<SourceUser> Distributions { get; init; }

    /// <summary>How many clusters are to hold a copy.</summary>
    public int Clusters { get; init; }

    /// <summary>The first of them, ordinal order.</summary>
    public required IReadOnlyList<string> FirstClusters { get; init; }
}
