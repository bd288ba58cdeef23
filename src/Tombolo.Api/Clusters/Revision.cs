namespace Tombolo.Api.Clusters;

/// <summary>Names one state of a cluster's set of copies (design section 4).</summary>
public sealed record Revision
{
    /// <summary>Lease transitions of the hub that compiled it.</summary>
    public required long Epoch { get; init; }

    /// <summary>Counts up within an epoch.</summary>
    public required long Sequence { get; init; }

    /// <summary>Digest over keys and etags of the set.</summary>
    public required string Hash { get; init; }
}
