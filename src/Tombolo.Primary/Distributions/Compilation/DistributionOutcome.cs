using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Removals;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>What a compilation makes of one Distribution; the same instance for as long as nothing in it changes.</summary>
internal sealed record DistributionOutcome
{
    /// <summary>With the sources as they are stored.</summary>
    public required ExpandedDistribution Expanded { get; init; }

    /// <summary>What each cluster gets, by its name; null when all get the same.</summary>
    public IReadOnlyDictionary<string, ExpandedDistribution>? Variants { get; init; }

    public required TargetSelection Targets { get; init; }

    /// <summary>Item keys of what it distributes anywhere, ordinal order.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>What cannot be sent to all of its clusters or to some, without repetition.</summary>
    public required IReadOnlyList<UnavailableSource> Unavailable { get; init; }

    /// <summary>
    /// Digest of what this Distribution distributes and to whom: sources by content, clusters by name, policies and mode. Independent of other
    /// Distributions, and of anything that does not travel.
    /// </summary>
    public required string RevisionHash { get; init; }

    /// <summary>The last approval that was used, up to this compilation; to be stored. Empty before the first.</summary>
    public string SpentApproval { get; init; } = "";

    /// <summary>Sequence of the first compilation with this <see cref="RevisionHash"/>.</summary>
    public required long ChangedAt { get; init; }

    /// <summary>Where copies of it would go without its deletion; null where nothing would, and before the brake looked at it.</summary>
    public RemovalReview? Removal { get; init; }

    /// <summary>Somebody approved what this very revision removes.</summary>
    public bool IsRemovalApproved => Definition.ApprovedRevision.Length > 0 && Definition.ApprovedRevision == RevisionHash;

    public DistributionDefinition Definition => Expanded.Definition;

    public DistributionMode Mode => Expanded.Definition.Mode;

    /// <summary>What is referred to and not sent, because the specification says so.</summary>
    public IReadOnlyList<UnsentReference> Unsent =>
        Variants is null ? Expanded.Unsent : [.. Variants.Values.Distinct<ExpandedDistribution>(ReferenceEqualityComparer.Instance).SelectMany(variant => variant.Unsent).Distinct()];

    /// <summary>What one cluster gets.</summary>
    public ExpandedDistribution For(string cluster) => Variants?.GetValueOrDefault(cluster) ?? Expanded;
}
