using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Ordering;
using Tombolo.Secondary.Apply.Removing;
using Tombolo.Secondary.Apply.Results;
using Tombolo.Secondary.Apply.Writing;

namespace Tombolo.Secondary.Apply.Leaving;

/// <summary>
/// Ends a membership for the copies: removes or releases every one, in the order of removal, from a fresh look at the cluster. It is an explicit removal,
/// so there is no brake. May be repeated.
/// </summary>
internal sealed class CopyLeaver(IKubernetesClient client, CopyWriter writer, LocalUse use, string k10Namespace, ILogger<CopyLeaver> logger)
{
    private const int Concurrency = 8;

    /// <param name="types">Kinds that may have copies.</param>
    public async Task<LeaveOutcome> LeaveAsync(
        string primaryId, CopyDisposition disposition, IReadOnlyList<ResourceType> types, CancellationToken cancellationToken)
    {
        var removed = new ConcurrentBag<string>();
        var kept = new ConcurrentBag<ItemResult>();
        var failed = new ConcurrentBag<ItemResult>();
        var copies = await FindAsync(primaryId, types, failed, cancellationToken);
        foreach (var stage in copies.GroupBy(copy => ApplyOrder.OfRemoval(CopyKey.Of(copy.Type, copy.Live.Metadata.Name))).OrderBy(stage => stage.Key))
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(stage, options, async (copy, cancelled) => await EndAsync(copy.Type, copy.Live, primaryId, disposition, cancelled));
        }

        ApplyLog.Left(logger, primaryId, removed.Count, kept.Count, failed.Count);
        return new LeaveOutcome([.. removed.Order(StringComparer.Ordinal)], Sorted(kept), Sorted(failed));

        async Task EndAsync(ResourceType type, KubernetesObject live, string origin, CopyDisposition how, CancellationToken cancelled)
        {
            var (ended, result) = await LetGoAsync(type, live, origin, how, cancelled);
            if (result is null)
            {
                removed.Add($"{ItemKey.Of(type, live.Metadata.Name)}");
            }
            else
            {
                (ended ? kept : failed).Add(result);
            }
        }
    }

    private async Task<List<(ResourceType Type, KubernetesObject Live)>> FindAsync(
        string primaryId, IReadOnlyList<ResourceType> types, ConcurrentBag<ItemResult> failed, CancellationToken cancellationToken)
    {
        var found = new List<(ResourceType, KubernetesObject)>();
        foreach (var type in types)
        {
            var query = new ListOptions { Namespace = type.Namespaced ? k10Namespace : null, LabelSelector = $"{Labels.Origin}={primaryId}" };
            var list = await client.ListAllAsync(type, query, cancellationToken);
            if (list.IsSuccess)
            {
                found.AddRange(list.Value.Items.Where(live => LiveCopy.Of(live.Metadata, primaryId).Ownership == CopyOwnership.Ours).Select(live => (type, live)));
            }
            else if (!list.IsNotFound)
            {
                failed.Add(new ItemResult(
                    $"{ItemKey.Of(type, "*")}", "", ObjectStates.Failed, ObjectReasons.KindNotReadable, $"copies of kind {type.Kind} cannot be read: {list.Error}"));
            }
        }

        return found;
    }

    /// <returns>Whether the object is no copy any more, and what to say of one that stays.</returns>
    private async Task<(bool Ended, ItemResult? Result)> LetGoAsync(
        ResourceType type, KubernetesObject live, string primaryId, CopyDisposition disposition, CancellationToken cancellationToken)
    {
        var key = CopyKey.Of(type, live.Metadata.Name);
        string? user = null;
        if (disposition == CopyDisposition.ByPolicy && !LocalUse.IsNeverUsed(key))
        {
            try
            {
                (await use.ReadAsync(cancellationToken)).TryGetValue(key, out user);
            }
            catch (KubernetesException refused)
            {
                return (false, Result(type, live, ObjectStates.Failed, ObjectReasons.ApiError, $"what uses {type.Kind} {live.Key} cannot be read: {refused.Message}"));
            }
        }

        var decision = RemovalDecision.Decide(LiveCopy.Of(live.Metadata, primaryId), RemovalVerdict.Allowed, () => user is not null);
        return decision switch
        {
            { Reason: ObjectReasons.Terminating } => (true, null),
            { Action: RemovalAction.Delete } when disposition == CopyDisposition.ByPolicy || AccessCopies.Is(key) => await DeleteAsync(type, live, cancellationToken),
            { State: ObjectStates.InUse } => await ReleaseAsync(type, live, ObjectStates.InUse, ObjectReasons.InUse, ObjectMessages.KeptInUse(type.Kind, live.Key, user!), cancellationToken),
            { Reason: ObjectReasons.Released } => await ReleaseAsync(type, live, ObjectStates.Retained, decision.Reason, ObjectMessages.Released(type.Kind, live.Key), cancellationToken),
            { Reason: ObjectReasons.Retained } => await ReleaseAsync(type, live, ObjectStates.Retained, decision.Reason, ObjectMessages.Retained(type.Kind, live.Key), cancellationToken),
            _ => await ReleaseAsync(type, live, ObjectStates.Retained, ObjectReasons.Retained, ObjectMessages.KeptOnLeaving(type.Kind, live.Key), cancellationToken),
        };
    }

    private async Task<(bool Ended, ItemResult? Result)> DeleteAsync(ResourceType type, KubernetesObject live, CancellationToken cancellationToken)
    {
        var deleted = await writer.DeleteAsync(type, live.Key, live.Metadata.Uid, cancellationToken);
        if (deleted is { IsSuccess: false, IsNotFound: false })
        {
            return (false, Refused(type, live, deleted.Error!));
        }

        await use.InvalidateAsync(cancellationToken);
        ApplyLog.Removed(logger, type.Kind, live.Key);
        return (true, null);
    }

    private async Task<(bool Ended, ItemResult? Result)> ReleaseAsync(
        ResourceType type, KubernetesObject live, string state, string reason, string message, CancellationToken cancellationToken)
    {
        var released = await writer.ReleaseAsync(type, live, cancellationToken);
        if (released.IsNotFound)
        {
            return (true, null);
        }

        if (!released.IsSuccess)
        {
            return (false, Refused(type, live, released.Error));
        }

        ApplyLog.Released(logger, type.Kind, live.Key);
        return (true, Result(type, live, state, reason, message));
    }

    private static ItemResult Refused(ResourceType type, KubernetesObject live, KubernetesStatus error)
    {
        var refusal = WriteRefusal.Of(error, type, live.Key);
        return Result(type, live, refusal.State, refusal.Reason, refusal.Message);
    }

    private static ItemResult Result(ResourceType type, KubernetesObject live, string state, string reason, string message) =>
        new($"{ItemKey.Of(type, live.Metadata.Name)}", "", state, reason, message);

    private static IReadOnlyList<ItemResult> Sorted(IEnumerable<ItemResult> results) => [.. results.OrderBy(result => result.Key, StringComparer.Ordinal)];
}
