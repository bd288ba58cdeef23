using Microsoft.Extensions.Logging;
using Tombolo.Api.Core;
using Tombolo.Api.Features;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Protocol.Handshake;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Identity;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Facts;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Join;

/// <summary>
/// Turns <c>mc-join</c> and <c>mc-join-config</c> into a membership (contract 2.3). Its only key is the K10 namespace. It never writes to <c>mc-join</c>.
/// </summary>
internal sealed partial class JoinController(
    JoinInformers informers,
    ClusterIdentityStore identities,
    ClusterInfoStore clusterInfo,
    JoinStatusStore statuses,
    JoinHandshake handshake,
    ProxyServiceAccount proxyAccount,
    IMemberFactsSource facts,
    ClusterContext context,
    ILogger<JoinController> logger) : IReconciler<string>
{
    public async ValueTask<ReconcileResult> ReconcileAsync(string key, CancellationToken cancellationToken)
    {
        var join = Find(informers.Join, WellKnownNames.JoinSecret);
        var config = Find(informers.Config, WellKnownNames.JoinConfig);
        var info = Find(informers.ClusterInfo, WellKnownNames.ClusterInfo);
        var status = JoinStatusStore.Read(Find(informers.Status, WellKnownNames.JoinStatus));

        Membership? membership = null;
        if (info is not null && !ClusterInfoStore.TryRead(info, out membership, out var damage))
        {
            DamagedClusterInfo(damage);
            return ReconcileResult.Done;
        }

        var (identity, identityProblem) = await ReadIdentityAsync(membership, cancellationToken);
        if (membership is not null && identity is not null)
        {
            await EnsureTokenIsMarkedUsedAsync(info!.Text(ClusterInfoKeys.TokenHash), cancellationToken);
        }

        var isSwitchedOff = !FeatureSwitches.JoinFromSecondary.IsOn(
            Find(informers.Features, WellKnownNames.Features), Find(informers.KastenFeatures, WellKnownNames.KastenFeatures));
        var problem = identityProblem.Length > 0 ? identityProblem : MembershipSource.DescribeAnnotations(info) ?? "";
        switch (JoinDecider.Decide(join, config, membership, identity?.UsedTokenHash, status, problem, isSwitchedOff))
        {
            case JoinDecision.Say say:
                await statuses.EnsureAsync(say.Status, join, config, cancellationToken);
                return ReconcileResult.Done;
            case JoinDecision.Attempt attempt:
                using (attempt.Plan.Token)
                {
                    return await AttemptAsync(attempt, join, config!, cancellationToken);
                }

            default:
                return ReconcileResult.Done;
        }
    }

    private async Task<(ClusterIdentity? Identity, string Problem)> ReadIdentityAsync(Membership? membership, CancellationToken cancellationToken)
    {
        try
        {
            var identity = await identities.FindAsync(cancellationToken);
            return (identity, membership is null ? "" : IdentityCheck.Describe(identity, membership, context.K10Namespace) ?? "");
        }
        catch (InvalidDataException damaged) when (membership is not null)
        {
            return (null, damaged.Message);
        }
    }

    private async Task<ReconcileResult> AttemptAsync(JoinDecision.Attempt attempt, Secret? join, ConfigMap config, CancellationToken cancellationToken)
    {
        var identity = await identities.EnsureAsync(cancellationToken);
        switch (await handshake.RunAsync(attempt.Plan, identity, await facts.ReadAsync(cancellationToken), cancellationToken))
        {
            case JoinSucceeded success:
                await EnterAsync(attempt.Plan, success, identity, join, config, cancellationToken);
                return ReconcileResult.Done;
            case JoinRefused refused:
                Refused(refused.Reason, refused.Message);
                await statuses.EnsureAsync(JoinStatus.Rejected($"{refused.Reason}: {refused.Message}", attempt.Inputs), join, config, cancellationToken);
                return ReconcileResult.Done;
            case JoinTransient transient:
                NotYet(transient.Message);
                await statuses.EnsureAsync(JoinStatus.Joining(transient.Message), join, config, cancellationToken);
                return ReconcileResult.Retry;
            case var unknown:
                throw new InvalidOperationException($"unknown outcome of a join: {unknown.GetType().Name}");
        }
    }

    /// <summary>
    /// The membership is stored first: whoever dies after it finds it again, and does the rest. Dying before it repeats the join, which the primary
    /// answers as the first time.
    /// </summary>
    private async Task EnterAsync(JoinPlan plan, JoinSucceeded success, ClusterIdentity identity, Secret? join, ConfigMap config, CancellationToken cancellationToken)
    {
        var accepted = success.Accepted;
        var membership = new Membership
        {
            ClusterName = accepted.Name,
            ClusterId = accepted.Id,
            Incarnation = identity.Incarnation,
            PrimaryName = accepted.PrimaryName,
            PrimaryId = accepted.PrimaryId,
            PrimaryKey = accepted.PrimaryKey.Thumbprint,
            PrimaryUrls = [plan.Primary],
            Pins = plan.Pins,
        };
        if (plan.ClusterIngress is not null)
        {
            await proxyAccount.EnsureAsync(accepted.PrimaryName, cancellationToken);
        }

        await clusterInfo.CreateAsync(membership, plan.TokenHash, cancellationToken);
        await EnsureTokenIsMarkedUsedAsync(plan.TokenHash, cancellationToken);
        await statuses.EnsureAsync(JoinStatus.Joined(accepted.Name, accepted.Id), join, config, cancellationToken);
        Joined(accepted.PrimaryName, accepted.Name);
    }

    /// <summary>So that the same token starts no other join once this membership has ended. Makes no identity: one that is lost is to be seen.</summary>
    private async Task EnsureTokenIsMarkedUsedAsync(string? tokenHash, CancellationToken cancellationToken)
    {
        if (tokenHash is not null)
        {
            await identities.UpdateAsync(identity => identity.UsedTokenHash == tokenHash ? identity : identity with { UsedTokenHash = tokenHash }, cancellationToken);
        }
    }

    private T? Find<T>(IResourceInformer<T> informer, string name)
        where T : class =>
        informer.TryGet(new ResourceKey(context.K10Namespace, name), out var found) ? found : null;

    [LoggerMessage(EventId = 3101, Level = LogLevel.Information, Message = "Joined {Primary} as cluster {Cluster}")]
    private partial void Joined(string primary, string cluster);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "The primary refused this cluster: {Reason}: {Message}")]
    private partial void Refused(string reason, string message);

    [LoggerMessage(EventId = 3103, Level = LogLevel.Information, Message = "Not joined yet: {Message}")]
    private partial void NotYet(string message);

    [LoggerMessage(EventId = 3104, Level = LogLevel.Error, Message = "{Problem}")]
    private partial void DamagedClusterInfo(string problem);
}
