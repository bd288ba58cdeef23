namespace Tombolo.Api.Details;

/// <summary>How one Distribution stands, target by target; from the memory of the hub, never stored.</summary>
public sealed record DistributionDetail
{
    public required string Name { get; init; }

    /// <summary>Digest of what it distributes and to whom.</summary>
    public required string RevisionHash { get; init; }

    /// <summary>How many targets there are in all.</summary>
    public int TotalTargets { get; init; }

    /// <summary>Ordinal order of names; a part of them when there are many.</summary>
    public required IReadOnlyList<TargetDetail> Targets { get; init; }

    /// <summary>Ask again with this as <c>after</c> for the targets that follow; null when these were the last.</summary>
    public string? Next { get; init; }
}
