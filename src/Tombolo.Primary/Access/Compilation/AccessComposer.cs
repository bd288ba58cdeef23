using System.Security.Cryptography;
using System.Text;
using Tombolo.Api.Access;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Sets;

namespace Tombolo.Primary.Access.Compilation;

/// <summary>
/// Adds what is bound to what is distributed: one set a cluster, one revision, one checkpoint. Clusters with the same distributed set and the same
/// grants share one instance.
/// </summary>
internal static class AccessComposer
{
    /// <param name="distributed">The compilation of the Distributions.</param>
    /// <param name="clusters">Those that it was made for.</param>
    /// <param name="previous">What was composed before.</param>
    public static FleetCompilation Compose(
        FleetCompilation distributed, IReadOnlyList<TargetCluster> clusters, AccessCompilation access, FleetCompilation previous)
    {
        string[] held = [.. access.Bindings.Where(outcome => outcome.Mode == BindingMode.Refused).Select(outcome => BindingOwner.Of(outcome.Definition.Name))];
        var groups = new Dictionary<(DesiredSet Distributed, AccessShare Share, IReadOnlyList<string> Distributions), GroupPlans>();
        var plans = new Dictionary<string, ClusterPlan>(distributed.Clusters.Count, StringComparer.Ordinal);
        var changed = new List<string>();
        foreach (var cluster in clusters)
        {
            if (!distributed.Clusters.TryGetValue(cluster.Name, out var plan))
            {
                continue;
            }

            var before = previous.Clusters.GetValueOrDefault(cluster.Name);
            if (cluster.IsLeaving && before is not null)
            {
                plans.Add(cluster.Name, before);
                continue;
            }

            var share = AccessShare.Of(cluster, access);
            var id = (plan.Set, share, plan.Distributions);
            if (!groups.TryGetValue(id, out var group))
            {
                groups.Add(id, group = new GroupPlans(Combine(plan.Set, share, held), plan.Distributions, distributed.Sequence));
            }

            var composed = group.For(before);
            plans.Add(cluster.Name, composed);
            if (!ReferenceEquals(before?.Set, composed.Set))
            {
                changed.Add(cluster.Name);
            }
        }

        return distributed with { Clusters = plans, ChangedClusters = changed };
    }

    private static SetContent Combine(DesiredSet distributed, AccessShare share, IReadOnlyList<string> held)
    {
        if (share.Items.Count == 0 && held.Count == 0)
        {
            return new SetContent(distributed.Hash, distributed.Digest, distributed.Items, distributed.Hold, distributed.Deleted)
            {
                Parked = distributed.Parked,
                Unknown = distributed.Unknown,
            };
        }

        var items = new Dictionary<string, CompiledItem>(distributed.Items, StringComparer.Ordinal);
        foreach (var item in share.Items)
        {
            items.Add(item.Key, item);
        }

        var digest = SetDigest.Compute(items.Select(item => KeyValuePair.Create(item.Key, item.Value.Etag)));
        return new SetContent(Hash(distributed.Hash, digest, held), digest, items, [.. distributed.Hold, .. held], distributed.Deleted)
        {
            Parked = distributed.Parked,
            Unknown = distributed.Unknown,
        };
    }

    private static string Hash(string distributed, string digest, IEnumerable<string> held) =>
        BinaryText.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{distributed}\0{digest}\0{string.Join(',', held)}")).AsSpan(0, 16));
}
