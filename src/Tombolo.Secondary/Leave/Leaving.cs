using Microsoft.Extensions.Logging;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Identity;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Apply;
using Tombolo.Secondary.Apply.Leaving;
using Tombolo.Secondary.Join;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Leave;

/// <summary>
/// The steps of leaving, in an order in which a crash after any of them is repaired by the next try: the membership stays until everything that needs
/// it is done, and the farewell is stored before it goes.
/// </summary>
internal sealed partial class Leaving(
    ApplyEngine copies,
    ProxyServiceAccount proxyAccount,
    ClusterIdentityStore identities,
    ClusterInfoStore clusterInfo,
    JoinStatusStore statuses,
    IKubernetesClient client,
    ClusterContext context,
    ILogger<Leaving> logger) : ILeaving
{
    public async Task<string?> LeaveAsync(Membership membership, bool removeCopies, CancellationToken cancellationToken)
    {
        Started(membership.PrimaryName, removeCopies);
        var outcome = await copies.RemoveAllAsync(membership.PrimaryId, removeCopies ? CopyDisposition.ByPolicy : CopyDisposition.Keep, cancellationToken);
        if (!outcome.IsComplete)
        {
            return string.Join("; ", outcome.Failed.Select(copy => $"{copy.Key}: {copy.Message}"));
        }

        if (!membership.IsLocal)
        {
            await proxyAccount.RemoveAsync(membership.PrimaryName, cancellationToken);
            await EnsureFarewellAsync(membership, cancellationToken);
            await clusterInfo.DeleteAsync(cancellationToken);
            await SayDisconnectedAsync(cancellationToken);
        }

        Left(membership.PrimaryName);
        return null;
    }

    /// <summary>With the farewell comes a new incarnation: what the old primary says of this membership does not concern the next one.</summary>
    private Task EnsureFarewellAsync(Membership membership, CancellationToken cancellationToken) =>
        identities.UpdateAsync(
            identity => identity.Incarnation == membership.Incarnation
                ? identity with { Incarnation = ClusterIdentityStore.NewIncarnation(), Farewell = Farewell.Of(membership).ToUtf8() }
                : identity,
            cancellationToken);

    private async Task SayDisconnectedAsync(CancellationToken cancellationToken)
    {
        var key = new ResourceKey(context.K10Namespace, WellKnownNames.JoinSecret);
        var join = await client.GetAsync(KnownResources.Secret, key, CoreJsonContext.Default.Secret, cancellationToken);
        if (join.IsSuccess)
        {
            await statuses.EnsureAsync(JoinStatus.Disconnected, join.Value, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 3201, Level = LogLevel.Information, Message = "Leaving {Primary}; remove copies: {RemoveCopies}")]
    private partial void Started(string primary, bool removeCopies);

    [LoggerMessage(EventId = 3202, Level = LogLevel.Information, Message = "Left {Primary}")]
    private partial void Left(string primary);
}
