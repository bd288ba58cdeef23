using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.States;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Distributions;

/// <summary>Makes of a Distribution what the page shows.</summary>
internal static class DistributionItems
{
    public static DistributionItem Of(Distribution distribution)
    {
        var (metadata, spec, status) = (distribution.Metadata, distribution.Spec ?? new DistributionSpec(), distribution.Status);
        var state = StateOf(distribution);
        return new DistributionItem
        {
            Name = metadata.Name!,
            ResourceVersion = metadata.ResourceVersion ?? "",
            Clusters = SelectionEntries.Read(spec.Clusters),
            Sources = [.. (spec.Sources ?? []).Select(source => new SourceEntry(source?.Ref?.Kind, source?.Ref?.Name, source?.Ref?.ApiVersion))],
            References = Choice(spec.References, ReferencePolicies.All),
            DeletionPolicy = Choice(spec.DeletionPolicy, DeletionPolicies.All),
            DriftPolicy = Choice(spec.DriftPolicy, DriftPolicies.All),
            ConflictPolicy = Choice(spec.ConflictPolicy, ConflictPolicies.All),
            Paused = spec.Paused,
            PauseReason = spec.PauseReason,
            Overrides = spec.Overrides?.Count ?? 0,
            IsDeleting = metadata.DeletionTimestamp is not null,
            IsProtected = FlagAnnotation.MayBeTrue(metadata.Annotations, Annotations.Protect),
            CreatedAt = metadata.CreationTimestamp,
            State = state,
            StateMeaning = DistributionStates.Table.TryGet(state, out var info) ? info.Meaning : "",
            Message = ConditionTexts.WhyNot(status?.Conditions),
            LastTransitionTime = status?.LastTransitionTime,
            LastSyncTime = status?.LastSyncTime,
            RevisionHash = status?.RevisionHash,
            ApprovalNeeded = status?.Conditions.Find(ConditionTypes.RemovalParked)?.Status == ConditionStatus.True ? status.RevisionHash : null,
            Summary = status?.Summary,
            WorstTargets = status?.WorstTargets ?? [],
            Conditions = status?.Conditions ?? [],
        };
    }

    // What was written of an older generation is not true of this one any more.
    private static string StateOf(Distribution distribution) => distribution switch
    {
        { Metadata.DeletionTimestamp: not null } => DistributionStates.Deleting,
        { Status: { State: { Length: > 0 } state } status } when status.ObservedGeneration is not { } observed || observed >= (distribution.Metadata.Generation ?? 0) => state,
        _ => DistributionStates.Syncing,
    };

    private static string Choice(string? value, IReadOnlyList<string> all) => string.IsNullOrEmpty(value) ? all[0] : value;
}
