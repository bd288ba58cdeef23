using Tombolo.Api.States;
using Tombolo.Protocol.Grants;
using Tombolo.Runtime.Controllers;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Reconciling;
using Tombolo.Secondary.Apply.Results;
using Tombolo.Secondary.Apply.Writing;

namespace Tombolo.Secondary.Access;

/// <summary>
/// Makes a grant what it is on this cluster: the role of Kasten where it is installed, else our own of the same meaning (contract U7). Without either there
/// is nothing to grant, and a binding from before, perhaps to a wider role, is not kept.
/// </summary>
internal sealed class GrantApplier(TargetRoles roles, CopyApplier applier, CopyWriter writer)
{
    private static readonly TimeSpan NextLookAtStarting = TimeSpan.FromSeconds(2);

    /// <summary>As <see cref="CopyApplier.ApplyAsync"/>; null while the roles are being read for the first time.</summary>
    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesException">The object cannot be read.</exception>
    public async ValueTask<ApplyOutcome?> ApplyAsync(CopyTarget target, WantedCopy wanted, CancellationToken cancellationToken)
    {
        roles.Ensure();
        if (!roles.HasSynced)
        {
            return roles.LastError is not { } error
                ? null
                : new ApplyOutcome(
                    ResultMaker.Make(
                        wanted,
                        ObjectStates.Failed,
                        ObjectReasons.KindNotReadable,
                        $"the ClusterRoles of this cluster cannot be read ({error}); apply the output of 'tombolo manifests rbac' of this release here"),
                    ReconcileResult.RequeueAfter(NextLookAtStarting));
        }

        _ = GrantManifest.TryRead(wanted.Manifest, out var grant);
        return roles.Find(grant!.ClusterRole) is { } role
            ? await applier.ApplyAsync(target, wanted with { Content = $"{wanted.Etag}/{role}", Manifest = GrantManifest.Write(grant with { ClusterRole = role }) }, cancellationToken)
            : await WithdrawAsync(target, wanted, grant.ClusterRole, cancellationToken);
    }

    private async ValueTask<ApplyOutcome> WithdrawAsync(CopyTarget target, WantedCopy wanted, string clusterRoleRef, CancellationToken cancellationToken)
    {
        if (target.Kind.Find(target.Key.Name) is { } live && LiveCopy.Of(live.Metadata, wanted.Origin).Ownership == CopyOwnership.Ours)
        {
            var deleted = await writer.DeleteAsync(target.Type, target.Key, live.Metadata.Uid, cancellationToken);
            if (deleted is { IsSuccess: false, IsNotFound: false })
            {
                var refusal = WriteRefusal.Of(deleted.Error!, target.Type, target.Key);
                return new ApplyOutcome(ResultMaker.Make(wanted, refusal.State, refusal.Reason, refusal.Message), ReconcileResult.Retry);
            }

            target.Kind.Deleted(target.Key.Name, live.Metadata.Uid);
        }

        var names = string.Join(" or ", roles.CandidatesOf(clusterRoleRef));
        return new ApplyOutcome(
            ResultMaker.Make(
                wanted,
                ObjectStates.Failed,
                ObjectReasons.RoleMissing,
                $"this cluster has no ClusterRole {names}, so nothing is granted; apply the output of 'tombolo manifests rbac' here, it goes on by itself"),
            ReconcileResult.Done);
    }
}
