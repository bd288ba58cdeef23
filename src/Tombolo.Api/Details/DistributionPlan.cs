namespace Tombolo.Api.Details;

/// <summary>What a Distribution, as it is stored or as somebody thinks of writing it, would do on every cluster; asked of the clusters themselves.</summary>
public sealed record DistributionPlan
{
    /// <summary>Distributions whose effect is told, ordinal order: the one asked for, and those that edited sources change.</summary>
    public required IReadOnlyList<string> Distributions { get; init; }

    /// <summary>Clusters with the same outcome; those with differences first, then the most clusters first.</summary>
    public required IReadOnlyList<PlanGroup> Groups { get; init; }

    /// <summary>Clusters that are concerned and of which nothing is known; never to be taken for unchanged. Ordinal order of names.</summary>
    public required IReadOnlyList<UnaskedCluster> NotAsked { get; init; }

    /// <summary>What cannot be sent, with the repair: a source that is missing or refused, a value that a cluster does not have.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>What is to be known beside: clusters that are paused or not there yet, removals that would wait for approval.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>On some cluster something would happen, or is in the way.</summary>
    public bool IsDifferent => Groups.Any(group => group.IsDifferent);

    /// <summary>Every cluster has answered, and everything can be sent.</summary>
    public bool IsComplete => NotAsked.Count == 0 && Problems.Count == 0;
}
