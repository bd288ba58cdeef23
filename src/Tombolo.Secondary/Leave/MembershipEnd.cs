using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Identity;
using Tombolo.Secondary.Join;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Leave;

/// <summary>
/// The last steps of leaving. The farewell is stored first: from then on the membership is over, whatever a crash leaves of it, and only when the rest is gone is the
/// primary told so, since it then knows this member no more.
/// </summary>
internal sealed class MembershipEnd(
    ClusterIdentityStore identities, ClusterInfoStore clusterInfo, JoinStatusStore statuses, IKubernetesClient client, ClusterContext context)
{
    public async Task EndAsync(Membership membership, CancellationToken cancellationToken)
    {
        await EnsureFarewellAsync(membership, cancellationToken);
        await RemoveAsync(membership, cancellationToken);
    }

    /// <summary>Goes on where a crash stopped the end of a membership.</summary>
    /// <returns>False when the membership lives.</returns>
    public async Task<bool> ResumeAsync(Membership membership, CancellationToken cancellationToken)
    {
        var identity = await identities.FindAsync(cancellationToken);
        if (identity?.Farewell is not { } stored || Farewell.Read(stored.Span)?.Incarnation != membership.Incarnation)
        {
            return false;
        }

        await RemoveAsync(membership, cancellationToken);
        return true;
    }

    /// <summary>With the farewell comes a new incarnation: what the old primary says of this membership does not concern the next one.</summary>
    private Task EnsureFarewellAsync(Membership membership, CancellationToken cancellationToken) =>
        identities.UpdateAsync(
            identity => identity.Incarnation == membership.Incarnation
                ? identity with { Incarnation = ClusterIdentityStore.NewIncarnation(), Farewell = Farewell.Of(membership).ToUtf8() }
                : identity,
            cancellationToken);

    private async Task RemoveAsync(Membership membership, CancellationToken cancellationToken)
    {
        await clusterInfo.DeleteAsync(membership, cancellationToken);
        var key = new ResourceKey(context.K10Namespace, WellKnownNames.JoinSecret);
        var join = await client.GetAsync(KnownResources.Secret, key, CoreJsonContext.Default.Secret, cancellationToken);
        if (join.IsSuccess)
        {
            await statuses.EnsureAsync(JoinStatus.Disconnected, join.Value, config: null, cancellationToken);
        }
    }
}
