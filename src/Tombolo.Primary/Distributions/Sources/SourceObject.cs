using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.References;
using Tombolo.Primary.Distributions.Values;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>One global resource as it arrived, read once for all compilations; or what it is on some of the clusters.</summary>
/// <param name="Json">The whole object on one line; may hold credentials.</param>
/// <param name="Refusal">Why this object may never travel; null when it may.</param>
internal sealed record SourceObject(
    SourceKey Key,
    string Uid,
    string ResourceVersion,
    bool IsDeleting,
    ReadOnlyMemory<byte> Json,
    SourceLayout Layout,
    CopiedMetadata Copied,
    string? Refusal)
{
    /// <summary>The key of its copies (docs/protocol.md, "Set digest").</summary>
    public string ItemKey { get; } = Key.ItemKey;

    /// <summary>The other global resources that its copies need, without repetition.</summary>
    public IReadOnlyList<SourceKey> Needs { get; } = ReferenceFinder.Find(Layout);

    /// <summary>What of it differs from cluster to cluster; null when nothing does.</summary>
    public SourceTemplate? Template { get; init; }

    /// <summary>The value of <c>tombolo.io/expand-cluster-values</c>; null when there is none.</summary>
    public string? ExpandValues { get; init; }

    /// <summary>One word for <see cref="Refusal"/>, one of <see cref="UnavailableReasons"/>.</summary>
    public string RefusalReason { get; init; } = UnavailableReasons.SourceNotAllowed;

    /// <summary>Key and version; never the content.</summary>
    public override string ToString() => $"{Key} at {ResourceVersion}";
}
