using Tombolo.Api.Selectors;
using Tombolo.Api.Validation;
using Tombolo.Primary.Distributions.Overrides;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Definitions;

/// <summary>What a Distribution asks for, read once; without what changes when its status is written.</summary>
internal sealed record DistributionDefinition
{
    public required string Name { get; init; }

    public required string Uid { get; init; }

    /// <summary>The clusters of the entries without fault.</summary>
    public required ClusterSelection Selection { get; init; }

    /// <summary>Some of the selection could not be read, so that any cluster may be meant.</summary>
    public bool SelectionIsUncertain { get; init; }

    /// <summary>The sources without fault, without repetition, in the order of the specification.</summary>
    public required IReadOnlyList<SourceKey> Sources { get; init; }

    public required CopyPolicies Policies { get; init; }

    /// <summary>What differs on some of the clusters, in the order of the specification.</summary>
    public IReadOnlyList<SourceOverride> Overrides { get; init; } = [];

    /// <summary>What the sources refer to is sent too; otherwise it is only named in the status.</summary>
    public bool FollowsReferences { get; init; } = true;

    /// <summary>The value of <c>tombolo.io/force-sync</c>: with another one every copy is written again.</summary>
    public string ForceSync { get; init; } = "";

    public bool IsPaused { get; init; }

    /// <summary>Why it is paused; empty when nobody said.</summary>
    public string PauseReason { get; init; } = "";

    public bool IsDeleting { get; init; }

    /// <summary><c>tombolo.io/protect</c>: a deletion waits until the annotation is gone. Also true when it cannot be read, which is one of <see cref="Errors"/>.</summary>
    public bool IsProtected { get; init; }

    /// <summary><c>tombolo.io/approve-removal</c>: the revision whose removals are approved; empty for none.</summary>
    public string ApprovedRevision { get; init; } = "";

    /// <summary>The approved revision is the one that the status names: it is in use, and spent as soon as there is another.</summary>
    public bool IsApprovalInUse { get; init; }

    /// <summary>The last approval that was used; revisions since then have hashes of their own, so that none is approved twice. Empty before the first.</summary>
    public string SpentApproval { get; init; } = "";

    /// <summary>It has our finalizer, or had it when it was last seen: then copies may exist.</summary>
    public bool IsAdmitted { get; init; }

    /// <summary>Every fault of the specification; empty when it can be carried out.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The bytes of the specification, to tell whether it changed.</summary>
    public ReadOnlyMemory<byte> Spec { get; init; }

    /// <summary>A pause also stops a deletion, and a deletion does not need a valid specification.</summary>
    public DistributionMode Mode =>
        !IsAdmitted ? DistributionMode.NotAdmitted
        : IsDeleting && !IsProtected && !IsPaused ? DistributionMode.Deleted
        : Errors.Count > 0 ? DistributionMode.Invalid
        : IsPaused ? DistributionMode.Paused
        : DistributionMode.Active;

    /// <summary>True when nothing differs that a compilation depends on.</summary>
    public bool HasSameContent(DistributionDefinition other) =>
        Name == other.Name
        && Uid == other.Uid
        && IsDeleting == other.IsDeleting
        && IsProtected == other.IsProtected
        && Errors.SequenceEqual(other.Errors)
        && ApprovedRevision == other.ApprovedRevision
        && IsApprovalInUse == other.IsApprovalInUse
        && SpentApproval == other.SpentApproval
        && IsAdmitted == other.IsAdmitted
        && ForceSync == other.ForceSync
        && Spec.Span.SequenceEqual(other.Spec.Span);
}
