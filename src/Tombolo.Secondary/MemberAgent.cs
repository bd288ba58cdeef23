using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;
using Tombolo.Protocol.Keys;
using Tombolo.Runtime.Identity;
using Tombolo.Runtime.Signals;
using Tombolo.Secondary.Apply;
using Tombolo.Secondary.Connection;
using Tombolo.Secondary.Leave;
using Tombolo.Secondary.Memberships;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary;

/// <summary>Lives one membership: stays connected, applies what comes, and buries the membership when the primary proves its end.</summary>
internal sealed partial class MemberAgent(
    ClusterIdentityStore identities, IResourceInformer<string> identityChanges, string k10Namespace, IEpochStore epochs, ApplyEngine engine, ConnectionLoop connections, ILeaving leaving, MembershipSource memberships, string instance, TimeProvider time, ILogger<MemberAgent> logger)
{
    private static readonly TimeSpan LeavePause = TimeSpan.FromSeconds(5);

    /// <summary>Runs until cancelled; cancellation is no error.</summary>
    public async Task RunAsync(Membership membership, CancellationToken cancellationToken)
    {
        try
        {
            var identity = await WaitForIdentityAsync(membership, cancellationToken);
            if (!SigningKey.TryImportPkcs8(identity.PrivateKey.Span, out var clusterKey))
            {
                Unusable();
                return;
            }

            using (clusterKey)
            {
                var member = new MemberContext(membership, clusterKey, instance, new ReceivedSet(), await EpochMemory.LoadAsync(epochs, membership, cancellationToken), engine.SetDesired, engine);
                using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var applying = engine.RunAsync(stopped.Token);
                try
                {
                    await LeaveAsync(membership, await LiveAsync(member, stopped.Token), cancellationToken);
                }
                finally
                {
                    await stopped.CancelAsync();
                    await applying;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way to stop.
        }
    }

    /// <summary>The identity of this membership. One that is gone or another's is not made anew: that would only hide what is to be repaired.</summary>
    private async Task<ClusterIdentity> WaitForIdentityAsync(Membership membership, CancellationToken cancellationToken)
    {
        if (membership.IsLocal)
        {
            return await identities.EnsureAsync(cancellationToken);
        }

        var changed = new AsyncSignal(time);
        using var subscription = identityChanges.Subscribe(_ => changed.Set());
        while (true)
        {
            string? problem;
            try
            {
                var identity = await identities.FindAsync(cancellationToken);
                problem = IdentityCheck.Describe(identity, membership, k10Namespace);
                if (problem is null)
                {
                    return identity!;
                }
            }
            catch (InvalidDataException damaged)
            {
                problem = damaged.Message;
            }

            Unproven(problem);
            await changed.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    /// <summary>Stays connected until the membership is to end.</summary>
    /// <returns>Whether the copies go with it.</returns>
    private async Task<bool> LiveAsync(MemberContext member, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var connected = connections.RunAsync(member, over.Token);
        var requested = memberships.WaitForLeaveRequestAsync(over.Token);
        var first = await Task.WhenAny(connected, requested);
        await over.CancelAsync();
        await first;
        if (first == requested)
        {
            LeaveRequested(member.Membership.PrimaryName);
            return !memberships.IsKeepingRequested();
        }

        var tombstone = await connected;
        Buried(member.Membership.PrimaryName, tombstone.Cause);
        return tombstone.RemoveCopies;
    }

    private async Task LeaveAsync(Membership membership, bool removeCopies, CancellationToken cancellationToken)
    {
        while (await TryLeaveAsync(membership, removeCopies, cancellationToken) is { } problem)
        {
            Lingering(problem);
            await Task.Delay(LeavePause, time, cancellationToken);
        }
    }

    private async Task<string?> TryLeaveAsync(Membership membership, bool removeCopies, CancellationToken cancellationToken)
    {
        try
        {
            return await leaving.LeaveAsync(membership, removeCopies, cancellationToken);
        }
        catch (Exception exception) when (exception is KubernetesException or KubernetesUnreachableException)
        {
            return exception.Message;
        }
    }

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "Secret tombolo-identity holds no usable private key; restore it from a backup, or delete it and join again")]
    private partial void Unusable();

    [LoggerMessage(EventId = 3006, Level = LogLevel.Error, Message = "{Problem}")]
    private partial void Unproven(string problem);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "{Primary} ended this membership: {Cause}")]
    private partial void Buried(string primary, string cause);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Information, Message = "Asked on this cluster to leave {Primary}")]
    private partial void LeaveRequested(string primary);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Warning, Message = "The end of the membership is not complete yet: {Problem}")]
    private partial void Lingering(string problem);
}
