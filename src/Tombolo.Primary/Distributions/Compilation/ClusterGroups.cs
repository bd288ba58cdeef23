using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>Finds the clusters that are to hold the same: those with the same K10 namespace that the same Distributions reach.</summary>
internal static class ClusterGroups
{
    /// <summary>The groups, each with the indexes of its clusters; clusters that are leaving are in none.</summary>
    /// <param name="targets">The indexes of the clusters of each Distribution.</param>
    public static IReadOnlyList<(SetSignature Signature, List<int> Clusters)> Form(
        IReadOnlyList<TargetCluster> clusters, IReadOnlyList<DistributionOutcome> distributions, IReadOnlyList<IReadOnlyList<int>> targets)
    {
        string[] heldEverywhere =
        [
            .. distributions
                .Where(distribution => distribution.Mode is DistributionMode.Paused or DistributionMode.Invalid)
                .Select(distribution => distribution.Definition.Name),
        ];
        var rows = Reach(clusters, distributions, targets);
        var byRow = new Dictionary<ClusterRow, List<int>>();
        for (var index = 0; index < clusters.Count; index++)
        {
            if (!clusters[index].IsLeaving)
            {
                var row = new ClusterRow(clusters[index].K10Namespace, rows[index]);
                if (!byRow.TryGetValue(row, out var members))
                {
                    byRow.Add(row, members = []);
                }

                members.Add(index);
            }
        }

        return [.. byRow.Select(pair => (Sign(pair.Key, distributions, heldEverywhere), pair.Value))];
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

    private static SetSignature Sign(ClusterRow row, IReadOnlyList<DistributionOutcome> distributions, IReadOnlyList<string> heldEverywhere)
    {
        var reaching = new List<ExpandedDistribution>();
        for (var bit = 0; bit < distributions.Count; bit++)
        {
            if ((row.Bits[bit / 64] & (1ul << (bit % 64))) != 0)
            {
                reaching.Add(distributions[bit].Expanded);
            }
        }

        return new SetSignature(row.TargetNamespace, reaching, heldEverywhere);
    }
}
