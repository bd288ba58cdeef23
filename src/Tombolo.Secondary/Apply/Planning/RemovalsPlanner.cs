using Tombolo.Api.Details;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Client;
using Tombolo.Protocol.Plans;
using Tombolo.Protocol.Sets;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Removing;

namespace Tombolo.Secondary.Apply.Planning;

/// <summary>Says what would become of the copies that are not wanted any more, by the decisions that remove them.</summary>
internal sealed class RemovalsPlanner(IKubernetesClient client, LocalUse use, string k10Namespace)
{
    /// <param name="types">Every kind of which there may be copies.</param>
    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesException">What refers to copies cannot be read.</exception>
    public async Task<IReadOnlyList<PlannedObject>> PlanAsync(
        PlanRemovals asked, IReadOnlyList<ResourceType> types, string primaryId, CancellationToken cancellationToken)
    {
        var (held, unread) = await ReadAsync(types, primaryId, cancellationToken);
        var wanted = asked.Wanted.Select(key => ItemKey.TryParse(key, out var item) ? CopyKey.Of(item) : default).ToHashSet();
        var (of, hold, parked) = (Set(asked.Of), Set(asked.Hold), Set(asked.Parked));
        var verdicts = RemovalPlan.Make(
            hold, Set(asked.Deleted), approved: false, [.. held.Select(copy => KeyValuePair.Create(copy.Key, copy.Copy.Marks!))], wanted.Contains, unread.Count == 0, parked);
        var concerned = held.Where(copy => verdicts.ContainsKey(copy.Key) && copy.Copy.Marks!.Owners.Any(of.Contains)).ToList();
        if (concerned.Count == 0)
        {
            return [];
        }

        var used = FindUsed([.. concerned.Where(copy => verdicts[copy.Key] == RemovalVerdict.Allowed)], await use.ReadUsesAsync(cancellationToken));
        return [.. concerned.Select(copy => Tell(copy, verdicts[copy.Key], used.GetValueOrDefault(copy.Key), hold, parked, unread)).OfType<PlannedObject>()];
    }

    private static PlannedObject? Tell(
        HeldCopy held, RemovalVerdict verdict, string? user, IReadOnlySet<string> hold, IReadOnlySet<string> parked, IReadOnlyList<string> unread)
    {
        var decision = RemovalDecision.Decide(held.Copy, verdict, () => user is not null);
        if (decision is { Action: RemovalAction.Nothing, State: null })
        {
            return null;
        }

        var action = decision.Action switch
        {
            RemovalAction.Delete => PlanActions.Remove,
            RemovalAction.Release => PlanActions.Release,
            _ when decision.Reason == ObjectReasons.Terminating => PlanActions.Wait,
            _ => PlanActions.Keep,
        };
        var message = action == PlanActions.Remove ? "" : RemovalMessages.Of(decision.Reason, held.Key.Kind, held.Place, held.Copy, held.Finalizers, user ?? "", hold, parked, unread);
        return new PlannedObject(held.Key.Kind, held.Key.Name, action, decision.Reason, message, []);
    }

    /// <summary>Copies that an object refers to which stays; what goes as well is no user.</summary>
    private static Dictionary<CopyKey, string> FindUsed(IReadOnlyList<HeldCopy> allowed, IReadOnlyList<LocalUse.Use> uses)
    {
        var going = allowed
            .Where(copy => RemovalDecision.Decide(copy.Copy, RemovalVerdict.Allowed, static () => false).Action == RemovalAction.Delete)
            .Select(copy => copy.Key)
            .ToHashSet();
        var used = new Dictionary<CopyKey, string>();
        while (uses.FirstOrDefault(one => going.Contains(one.Used) && !going.Contains(one.User)) is { User.Name.Length: > 0 } kept)
        {
            going.Remove(kept.Used);
            used[kept.Used] = $"{kept.User}";
        }

        return used;
    }

    private async Task<(IReadOnlyList<HeldCopy> Held, IReadOnlyList<string> Unread)> ReadAsync(
        IReadOnlyList<ResourceType> types, string primaryId, CancellationToken cancellationToken)
    {
        var (held, unread) = (new List<HeldCopy>(), new List<string>());
        foreach (var type in types)
        {
            var options = new ListOptions { Namespace = type.Namespaced ? k10Namespace : null, LabelSelector = Labels.Origin };
            var list = await client.ListAllAsync(type, options, cancellationToken);
            if (!list.IsSuccess)
            {
                if (!list.IsNotFound)
                {
                    unread.Add(type.QualifiedName);
                }

                continue;
            }

            foreach (var live in list.Value.Items)
            {
                if (LiveCopy.Of(live.Metadata, primaryId) is { Ownership: CopyOwnership.Ours, Marks.IsAccess: false } copy)
                {
                    held.Add(new HeldCopy(CopyKey.Of(type, live.Metadata.Name), live.Key, copy, live.Metadata.Finalizers));
                }
            }
        }

        return (held, unread);
    }

    private static HashSet<string> Set(IReadOnlyList<string> names) => names.ToHashSet(StringComparer.Ordinal);

    private sealed record HeldCopy(CopyKey Key, ResourceKey Place, LiveCopy Copy, IReadOnlyList<string> Finalizers);
}
