using System.Text.Json;
using Tombolo.Api.Access;
using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Removing;

namespace Tombolo.Secondary.Apply.Results;

/// <summary>Says to people what became of an object and what repairs it. Names fields, never their values.</summary>
internal static class ObjectMessages
{
    private const int MostPaths = 5;

    /// <param name="live">The object that is in the way.</param>
    public static string Conflict(WantedCopy wanted, ResourceKey key, string reason, IReadOnlyList<FieldDifference> differences, JsonElement live)
    {
        var whose = reason switch
        {
            ObjectReasons.OtherPrimary => $"is marked as a copy of another primary ({CopyOrigin(live)})",
            ObjectReasons.NotOurCopy => $"carries the marks of a copy, but {FieldManagers.Distribution} owns nothing of it or it was cloned",
            _ => $"was made by {Managers(live, differences)}",
        };
        var how = differences.Count > 0 ? $" and differs in {Paths(differences)}" : "";
        if (AccessCopies.Is(wanted.Item))
        {
            return $"{wanted.Item.Kind} {key} {whose}{how}; it was left alone, and {Owners(wanted)} grants nothing here: delete it, it is made anew";
        }

        var repair = differences.Count > 0 && wanted.Policies.OnConflict != ConflictPolicies.Fail
            ? $"delete it, make it equal, or set conflictPolicy: {ConflictPolicies.Adopt}"
            : $"delete it, or set conflictPolicy: {ConflictPolicies.AdoptIfEqual} or {ConflictPolicies.Adopt}";
        return $"{wanted.Item.Kind} {key} {whose}{how}; it was left alone: {repair} on {Owners(wanted)}";
    }

    public static string FieldIgnored(WantedCopy wanted, ResourceKey key, IReadOnlyList<FieldDifference> differences) =>
        $"{wanted.Item.Kind} {key}: this cluster drops or rewrites {Paths(differences)}; make the source say what the cluster keeps, or update the cluster's CustomResourceDefinition";

    public static string DriftReverted(WantedCopy wanted, ResourceKey key, IReadOnlyList<FieldDifference> differences, JsonElement live) =>
        $"{wanted.Item.Kind} {key}: {Paths(differences)} had been changed by {Managers(live, differences)} and was put back";

    public static string DriftReported(WantedCopy wanted, ResourceKey key, IReadOnlyList<FieldDifference> differences, JsonElement live) =>
        $"{wanted.Item.Kind} {key}: {Paths(differences)} was changed by {Managers(live, differences)}; undo it, or set driftPolicy: {DriftPolicies.Revert} on {Owners(wanted)}";

    public static string Contested(WantedCopy wanted, ResourceKey key, IReadOnlyList<FieldDifference> differences, JsonElement live) =>
        differences.Count > 0
            ? $"{wanted.Item.Kind} {key}: {Managers(live, differences)} changes {Paths(differences)} again and again; it is put back with growing waits until that ends"
            : $"{wanted.Item.Kind} {key} is deleted again and again; it is made again with growing waits until that ends";

    /// <param name="conflicts">Field and manager of each conflict as the API server told them.</param>
    public static string ManagerConflict(WantedCopy wanted, ResourceKey key, IReadOnlyList<StatusCause> conflicts) =>
        $"{wanted.Item.Kind} {key} is not ours and could not be adopted: "
        + string.Join(", ", conflicts.Take(MostPaths).Select(conflict => $"{conflict.Field.TrimStart('.')}: {conflict.Message}"))
        + $"; delete it, make it equal, or set conflictPolicy: {ConflictPolicies.Adopt} on {Owners(wanted)}";

    public static string Recreated(WantedCopy wanted, ResourceKey key) => $"{wanted.Item.Kind} {key} had been deleted by somebody and was made again";

    public static string Replaced(WantedCopy wanted, ResourceKey key) =>
        $"{wanted.Item.Kind} {key} was deleted and made again, because a field that cannot change had changed";

    public static string Paused(WantedCopy wanted, ResourceKey key) => $"{wanted.Item.Kind} {key} waits: {Owners(wanted)} is paused";

    public static string Terminating(string kind, ResourceKey key, IReadOnlyList<string> finalizers) =>
        $"{kind} {key} is being deleted and waits for {(finalizers.Count == 0 ? "its end" : $"finalizers {string.Join(", ", finalizers)}")}";

    public static string OnHold(string kind, ResourceKey key, IReadOnlyList<string> holding) =>
        holding.Count == 0 ? $"{kind} {key} is no longer distributed and stays while the primary sees two servers with the identity of this cluster (DuplicateIdentity)"
        : holding.Select(owner => BindingOwner.TryRead(owner)).FirstOrDefault() is { } binding
            ? $"{kind} {key} is not bound any more and stays while K10ClusterRoleBinding {binding} is refused; correct the binding, or delete it to take the access away"
        : $"{kind} {key} is no longer distributed and stays while Distribution {string.Join(", ", holding)} is paused, invalid or without its source";

    /// <param name="byPrimary">The primary holds it back; otherwise this cluster does.</param>
    public static string PendingRemoval(string kind, ResourceKey key, IReadOnlyList<string> owners, bool byPrimary)
    {
        var why = byPrimary
            ? "its revision removes more than goes without approval"
            : $"this revision drops more than {RemovalPlan.BrakeCount} copies and more than half of what this cluster holds";
        return $"{kind} {key} is no longer distributed, but {why}: on the primary, set annotation {Annotations.ApproveRemoval} of Distribution {string.Join(", ", owners)} "
            + "to its status.revisionHash to let it go";
    }

    public static string NotAllRead(string kind, ResourceKey key, IEnumerable<string> unread) =>
        $"{kind} {key} is no longer distributed; it stays until the copies of {string.Join(", ", unread)} can be read, because only then it is known how much goes";

    public static string Retained(string kind, ResourceKey key) => $"{kind} {key} is no longer distributed; it stays as an object of this cluster, as deletionPolicy {DeletionPolicies.Retain} says";

    public static string Released(string kind, ResourceKey key) => $"{kind} {key} is no longer distributed; it was here before and stays as an object of this cluster";

    public static string InUse(string kind, ResourceKey key, string user) => $"{kind} {key} is no longer distributed but {user} refers to it; it goes when nothing does";

    public static string KeptInUse(string kind, ResourceKey key, string user) => $"{kind} {key} stays as an object of this cluster, because {user} refers to it";

    public static string KeptOnLeaving(string kind, ResourceKey key) => $"{kind} {key} stays as an object of this cluster, as was asked for";

    private static string Owners(WantedCopy wanted) =>
        BindingOwner.TryRead(wanted.Owners) is { } binding ? $"K10ClusterRoleBinding {binding}" : $"Distribution {string.Join(", ", wanted.Owners)}";

    private static string Paths(IReadOnlyList<FieldDifference> differences)
    {
        var named = string.Join(", ", differences.Take(MostPaths).Select(difference => difference.Path.ToString()));
        return differences.Count > MostPaths ? $"{named} and {differences.Count - MostPaths} more fields" : named;
    }

    private static string Managers(JsonElement live, IReadOnlyList<FieldDifference> differences)
    {
        var owners = new FieldOwners(live);
        IReadOnlyList<string> names = [.. differences.Select(difference => owners.LastOther(FieldManagers.Distribution, difference.Path)).Where(name => name.Length > 0).Distinct()];
        names = names.Count > 0 ? names : owners.Others(FieldManagers.Distribution);
        return names.Count > 0 ? string.Join(", ", names) : "somebody";
    }

    private static string CopyOrigin(JsonElement live) => live.Field("metadata").Field("labels").Text(Labels.Origin) ?? "";
}
