using System.Runtime.CompilerServices;
using Tombolo.Api.Access;
using Tombolo.Api.Clusters;

namespace Tombolo.Primary.Distributions.Removals;

/// <summary>What a cluster holds of each Distribution, as its status keeps it.</summary>
internal static class HeldCopies
{
    // Sets are shared by clusters, and so is this work.
    private static readonly ConditionalWeakTable<DesiredSet, IReadOnlyDictionary<string, int>> Counts = [];

    /// <summary>How many items of a set each Distribution wants.</summary>
    public static IReadOnlyDictionary<string, int> Count(DesiredSet set) => Counts.GetValue(set, CountAnew);

    /// <summary>
    /// What a cluster holds that acknowledged <paramref name="set"/>: what the set wants, and of Distributions on hold also what it held before. The
    /// stored list itself when nothing differs.
    /// </summary>
    public static IReadOnlyList<HeldDistribution> Acknowledge(IReadOnlyList<HeldDistribution>? stored, DesiredSet set)
    {
        var counts = new SortedDictionary<string, int>(Count(set).ToDictionary(), StringComparer.Ordinal);
        foreach (var hold in stored ?? [])
        {
            if (set.Hold.Contains(hold.Name, StringComparer.Ordinal))
            {
                counts[hold.Name] = Math.Max(counts.GetValueOrDefault(hold.Name), hold.Copies);
            }
        }

        IReadOnlyList<HeldDistribution> holds = [.. counts.Select(count => new HeldDistribution { Name = count.Key, Copies = count.Value })];
        holds = Mark(holds, set)!;
        return stored is not null && stored.SequenceEqual(holds) ? stored : holds;
    }

    /// <summary>The list with what of it waits for approval; the same one when nothing differs.</summary>
    public static IReadOnlyList<HeldDistribution>? Mark(IReadOnlyList<HeldDistribution>? holds, DesiredSet set) =>
        holds is null || holds.All(hold => hold.Parked == IsParked(hold, set)) ? holds : [.. holds.Select(hold => hold with { Parked = IsParked(hold, set) })];

    private static bool IsParked(HeldDistribution hold, DesiredSet set) => set.Parked.Contains(hold.Name, StringComparer.Ordinal);

    private static IReadOnlyDictionary<string, int> CountAnew(DesiredSet set)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in set.Items.Values)
        {
            // What is granted is not configuration that somebody may need back: it goes when it is not bound any more.
            foreach (var distribution in item.Distributions.Where(owner => BindingOwner.TryRead(owner) is null))
            {
                counts[distribution] = counts.GetValueOrDefault(distribution) + 1;
            }
        }

        return counts;
    }
}
