using Microsoft.Extensions.Logging;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Kubernetes.Informers;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Signals;

namespace Tombolo.Secondary.Memberships;

/// <summary>
/// The membership this cluster has now: the one in <c>mc-cluster-info</c>, or the primary's own in its own fleet, which comes first.
/// </summary>
public sealed partial class MembershipSource(
    IResourceInformer<Secret> clusterInfo, ClusterContext context, TimeProvider time, ILogger<MembershipSource> logger)
{
    private readonly AsyncSignal _changed = new(time);
    private Membership? _local;

    /// <summary>Somebody on this cluster asked it to leave its primary.</summary>
    internal bool IsLeaveRequested() => Volatile.Read(ref _local) is null && IsAnnotated(Annotations.Disconnect) && DescribeAnnotations(Find()) is null;

    /// <summary>Whoever asked this cluster to leave wants what it got to stay.</summary>
    internal bool IsKeepingRequested() => IsAnnotated(Annotations.KeepCopies);

    /// <summary>Ends when somebody on this cluster asks it to leave.</summary>
    internal async Task WaitForLeaveRequestAsync(CancellationToken cancellationToken)
    {
        var changed = new AsyncSignal(time);
        using var subscription = clusterInfo.Subscribe(_ => changed.Set());
        while (!IsLeaveRequested())
        {
            await changed.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    /// <summary>Sets, or with null ends, the primary's membership in its own fleet.</summary>
    public void SetLocal(Membership? membership)
    {
        Volatile.Write(ref _local, membership);
        _changed.Set();
    }

    /// <summary>What there is now; null for a cluster that belongs to no fleet.</summary>
    internal Membership? Current()
    {
        if (Volatile.Read(ref _local) is { } local)
        {
            return local;
        }

        if (!clusterInfo.TryGet(new ResourceKey(context.K10Namespace, WellKnownNames.ClusterInfo), out var secret))
        {
            return null;
        }

        if (ClusterInfoStore.TryRead(secret, out var membership, out var problem))
        {
            return membership;
        }

        Damaged(problem);
        return null;
    }

    /// <summary>Calls <paramref name="act"/> with each membership in turn; its token is cancelled when another one takes its place.</summary>
    internal async Task FollowAsync(Func<Membership?, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        using var subscription = clusterInfo.Subscribe(_ => _changed.Set());
        await clusterInfo.WaitForSyncAsync(cancellationToken);
        while (true)
        {
            var membership = Current();
            using var replaced = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var acting = act(membership, replaced.Token);
            try
            {
                do
                {
                    var changed = _changed.WaitAsync(Timeout.InfiniteTimeSpan, replaced.Token);
                    if (await Task.WhenAny(changed, acting) == acting && !acting.IsCompletedSuccessfully)
                    {
                        // Whoever runs this is to know, instead of a member that does nothing.
                        await acting;
                    }

                    await changed;
                }
                while (IsSame(Current(), membership));
            }
            finally
            {
                // Also when we are cancelled: nobody acts for a membership after this has returned.
                await replaced.CancelAsync();
                await acting;
            }
        }
    }

    /// <summary>What is wrong with the wishes on Secret <c>mc-cluster-info</c>, with the repair; null when nothing is. Until then they are not followed.</summary>
    internal static string? DescribeAnnotations(Secret? clusterInfo)
    {
        FieldError[] faults =
        [
            .. new[] { Annotations.Disconnect, Annotations.KeepCopies }
                .Select(annotation => FlagAnnotation.Check(clusterInfo?.Metadata.Annotations, annotation))
                .OfType<FieldError>(),
        ];
        return faults.Length == 0 ? null : $"InvalidAnnotation: Secret {WellKnownNames.ClusterInfo}, {FieldError.Join(faults)}; until then this cluster does not leave";
    }

    private bool IsAnnotated(string annotation) => FlagAnnotation.IsTrue(Find()?.Metadata.Annotations, annotation);

    private Secret? Find() => clusterInfo.TryGet(new ResourceKey(context.K10Namespace, WellKnownNames.ClusterInfo), out var secret) ? secret : null;

    private static bool IsSame(Membership? left, Membership? right) =>
        left is null || right is null
            ? left is null && right is null
            : left with { PrimaryUrls = right.PrimaryUrls, Pins = right.Pins } == right
                && left.PrimaryUrls.SequenceEqual(right.PrimaryUrls)
                && left.Pins.SequenceEqual(right.Pins);

    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "{Problem}")]
    private partial void Damaged(string problem);
}
