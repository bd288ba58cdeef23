using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Sources;
using Tombolo.Primary.Membership;

namespace Tombolo.Primary.Tests.Distributions.Compilation;

/// <summary>What a member is to hold, said as plainly as possible and as slowly as it likes.</summary>
internal static class Specification
{
    /// <summary>Keys and owners, in ordinal order of the keys.</summary>
    public static IEnumerable<(string Key, string Owners)> ItemsOf(Fleet fleet, Member member)
    {
        var owners = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var wanted = new HashSet<string>();
        foreach (var distribution in fleet.Distributions.Where(distribution => distribution.Mode is not (DistributionMode.Deleted or DistributionMode.NotAdmitted)))
        {
            if (!distribution.SelectionIsUncertain && !distribution.Selection.Selects(member.Name, member.Labels))
            {
                continue;
            }

            foreach (var source in distribution.Sources.SelectMany(key => Closure(fleet, key)))
            {
                if (!owners.TryGetValue(source.ItemKey, out var names))
                {
                    owners.Add(source.ItemKey, names = new SortedSet<string>(StringComparer.Ordinal));
                }

                names.Add(distribution.Name);
                if (distribution.Mode is DistributionMode.Active or DistributionMode.Paused)
                {
                    wanted.Add(source.ItemKey);
                }
            }
        }

        return owners.Where(pair => wanted.Contains(pair.Key)).Select(pair => (pair.Key, string.Join(',', pair.Value)));
    }

    private static IEnumerable<SourceObject> Closure(Fleet fleet, SourceKey key) =>
        fleet.Sources.TryGet(key, out var source) && !source.IsDeleting && source.Refusal is null
            ? source.Needs.SelectMany(need => Closure(fleet, need)).Prepend(source)
            : [];
}
