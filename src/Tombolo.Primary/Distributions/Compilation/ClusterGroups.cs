using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>Finds the clusters that are to hold the same: those with the same K10 namespace that the same Distributions reach with the same content.</summary>
internal static class ClusterGroups
{
    /// <summary>The groups, each with the indexes of its clusters; clusters that are leaving are in none.</summary>
    /// <param name="targets">The indexes of the clusters of each Distribution.</param>
    public static IReadOnlyList<(SetSignature Signature, List<int> Clusters)> Form(
        IReadOnlyList<TargetCluster> clusters, IReadOnlyList<DistributionOutcome> distributions, IReadOnlyList<IReadOnlyList<int>> targets)
    {
        var held = Names(distributions, mode => mode is DistributionMode.Paused or DistributionMode.Invalid);
        var admitted = Names(distributions, mode => mode != DistributionMode.NotAdmitted);
        int[] varying = [.. Enumerable.Range(0, distributions.Count).Where(bit => distributions[bit].Variants is not null)];
        var rows = Reach(clusters, distributions, targets);
        var byRow = new Dictionary<ClusterRow, List<int>>();
        for (var index = 0; index < clusters.Count; index++)
        {
            if (!clusters[index].IsLeaving)
            {
                var row = Row(clusters[index], rows[index], distributions, varying);
                if (!byRow.TryGetValue(row, out var members))
                {
                    byRow.Add(row, members = []);
                }

                members.Add(index);
            }
        }

        // On a paused cluster whatever may ever have been sent there stays.
        return [.. byRow.Select(pair => (Sign(pair.Key, clusters[pair.Value[0]].Name, distributions, pair.Key.IsPaused ? admitted : held), pair.Value))];
    }

    private static string[] Names(IReadOnlyList<DistributionOutcome> distributions, Func<DistributionMode, bool> modes) =>
        [.. distributions.Where(distribution => modes(distribution.Mode)).Select(distribution => distribution.Definition.Name)];

    private static ClusterRow Row(TargetCluster cluster, ulong[] bits, IReadOnlyList<DistributionOutcome> distributions, int[] varying)
    {
        IReadOnlyList<ExpandedDistribution> variants =
            varying.Length == 0 ? [] : [.. varying.Where(bit => IsSet(bits, bit)).Select(bit => distributions[bit].For(cluster.Name))];
        return new ClusterRow(cluster.K10Namespace, bits, variants, cluster.IsPaused, cluster.ForceSync);
    }

    // One bit for each Distribution and cluster.
    private static ulong[][] Reach(
        IReadOnlyList<TargetCluster> clusters, IReadOnlyList<DistributionOutcome> distributions, IReadOnlyList<IReadOnlyList<int>> targets)
    {
        var words = (distributions.Count + 63) / 64;
        var rows = new ulong[clusters.Count][];
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index] = new ulong[words];
        }

        for (var bit = 0; bit < distributions.Count; bit++)
        {
            if (distributions[bit].Mode != DistributionMode.NotAdmitted)
            {
                foreach (var index in targets[bit])
                {
                    rows[index][bit / 64] |= 1ul << (bit % 64);
                }
            }
        }

        return rows;
    }

    private static bool IsSet(ulong[] bits, int bit) => (bits[bit / 64] & (1ul << (bit % 64))) != 0;

    /// <param name="cluster">Any of the group.</param>
    private static SetSignature Sign(ClusterRow row, string cluster, IReadOnlyList<DistributionOutcome> distributions, IReadOnlyList<string> held)
    {
        var reaching = new List<ExpandedDistribution>();
        for (var bit = 0; bit < distributions.Count; bit++)
        {
            if (IsSet(row.Bits, bit))
            {
                reaching.Add(distributions[bit].For(cluster));
            }
        }

        return new SetSignature(row.TargetNamespace, reaching, held, row.IsPaused, row.ForceSync);
    }
}
