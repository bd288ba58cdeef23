using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Drift;
using Tombolo.Secondary.Apply.Reconciling;
using Tombolo.Secondary.Apply.Writing;

namespace Tombolo.Secondary.Apply.Results;

/// <summary>Puts what became of a wanted object into the words of a result.</summary>
internal sealed class ResultMaker(DriftDescriber drift)
{
    /// <summary>The object is as wanted, or became so.</summary>
    public static ItemResult Success(CopyLook look, string state, string reason = "", string message = "", IReadOnlyList<FieldDrift>? drift = null) =>
        Make(look.Wanted, state, reason, message, drift);

    public static ItemResult Refused(CopyLook look, WriteRefusal refusal) => Make(look.Wanted, refusal.State, refusal.Reason, refusal.Message);

    public static ItemResult FieldIgnored(CopyLook look, ResourceKey key, IReadOnlyList<FieldDifference> differences) =>
        Make(look.Wanted, ObjectStates.FieldIgnored, ObjectReasons.FieldIgnored, ObjectMessages.FieldIgnored(look.Wanted, key, differences));

    public static ItemResult Conflict(CopyLook look, ResourceKey key, string reason, IReadOnlyList<FieldDifference> differences) =>
        Make(look.Wanted, ObjectStates.Conflict, reason, ObjectMessages.Conflict(look.Wanted, key, reason, differences, look.LiveRoot));

    /// <param name="error">The answer that names the fields and their managers.</param>
    public static ItemResult ManagerConflict(CopyLook look, ResourceKey key, KubernetesStatus error) =>
        Make(look.Wanted, ObjectStates.Conflict, ObjectReasons.ForeignObject, ObjectMessages.ManagerConflict(look.Wanted, key, error.Causes));

    /// <summary>Nothing is done now: paused, or the object is on its way out.</summary>
    public static ItemResult Waiting(CopyLook look, ResourceKey key, string reason) => Make(
        look.Wanted,
        ObjectStates.Pending,
        reason,
        reason == ObjectReasons.Terminating
            ? ObjectMessages.Terminating(look.Wanted.Item.Kind, key, look.Live?.Metadata.Finalizers ?? [])
            : ObjectMessages.Paused(look.Wanted, key));

    /// <param name="earlier">The result before this one.</param>
    public ItemResult Drifted(CopyLook look, ResourceKey key, string reason, IReadOnlyList<FieldDifference> differences, ItemResult? earlier) => Make(
        look.Wanted,
        ObjectStates.Drifted,
        reason,
        reason == ObjectReasons.Contested
            ? ObjectMessages.Contested(look.Wanted, key, differences, look.LiveRoot)
            : ObjectMessages.DriftReported(look.Wanted, key, differences, look.LiveRoot),
        Describe(look, differences, earlier));

    /// <summary>What was found in the object before it was put back.</summary>
    public IReadOnlyList<FieldDrift> Describe(CopyLook look, IReadOnlyList<FieldDifference> differences, ItemResult? earlier) =>
        drift.Describe(look.Wanted.Item.Kind, differences, look.LiveRoot, earlier?.State == ObjectStates.Drifted ? earlier.Drift : null);

    public static ItemResult Make(WantedCopy wanted, string state, string reason, string message, IReadOnlyList<FieldDrift>? drift = null) =>
        new($"{wanted.Item}", wanted.Etag, state, reason, message, drift);
}
