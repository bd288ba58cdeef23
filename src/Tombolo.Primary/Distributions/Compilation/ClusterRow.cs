using System.Runtime.CompilerServices;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>What decides the group of a cluster.</summary>
/// <param name="Bits">One bit for each Distribution: whether it reaches the cluster.</param>
/// <param name="Variants">Of the Distributions that reach it and send different things to different clusters, what it gets; compared by instance.</param>
/// <param name="IsPaused">Nothing changes there.</param>
/// <param name="ForceSync">As on the Cluster.</param>
internal readonly record struct ClusterRow(
    string TargetNamespace, ulong[] Bits, IReadOnlyList<ExpandedDistribution> Variants, bool IsPaused, string ForceSync)
{
    public bool Equals(ClusterRow other) =>
        TargetNamespace == other.TargetNamespace
        && IsPaused == other.IsPaused
        && ForceSync == other.ForceSync
        && Bits.AsSpan().SequenceEqual(other.Bits)
        && Variants.SequenceEqual(other.Variants, ReferenceEqualityComparer.Instance);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(TargetNamespace, StringComparer.Ordinal);
        foreach (var word in Bits)
        {
            hash.Add(word);
        }

        foreach (var variant in Variants)
        {
            hash.Add(RuntimeHelpers.GetHashCode(variant));
        }

        return hash.ToHashCode();
    }
}
