using System.Runtime.CompilerServices;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Access.Compilation;

/// <summary>What of all grants one cluster is to hold; equal when the items are the same instances.</summary>
/// <param name="Items">In the order of the bindings.</param>
internal sealed record AccessShare(IReadOnlyList<CompiledItem> Items)
{
    public static AccessShare Of(TargetCluster cluster, AccessCompilation access)
    {
        var items = new List<CompiledItem>();
        foreach (var outcome in access.Bindings)
        {
            if (outcome.For(cluster) is { } item && outcome.Targets.Contains(cluster.Name))
            {
                items.Add(item);
            }
        }

        return new AccessShare(items);
    }

    public bool Equals(AccessShare? other) => other is not null && Items.SequenceEqual(other.Items, ReferenceEqualityComparer.Instance);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items)
        {
            hash.Add(RuntimeHelpers.GetHashCode(item));
        }

        return hash.ToHashCode();
    }
}
