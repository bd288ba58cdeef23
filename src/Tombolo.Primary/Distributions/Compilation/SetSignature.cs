using System.Runtime.CompilerServices;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>All that decides the content of a set; Distributions are compared by instance.</summary>
/// <param name="Distributions">Those that reach the cluster, ordinal order of names.</param>
/// <param name="HeldEverywhere">Names of the Distributions whose copies stay on every cluster.</param>
internal sealed record SetSignature(string TargetNamespace, IReadOnlyList<ExpandedDistribution> Distributions, IReadOnlyList<string> HeldEverywhere)
{
    public bool Equals(SetSignature? other) =>
        other is not null
        && TargetNamespace == other.TargetNamespace
        && Distributions.SequenceEqual(other.Distributions, ReferenceEqualityComparer.Instance)
        && HeldEverywhere.SequenceEqual(other.HeldEverywhere, StringComparer.Ordinal);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(TargetNamespace, StringComparer.Ordinal);
        foreach (var distribution in Distributions)
        {
            hash.Add(RuntimeHelpers.GetHashCode(distribution));
        }

        return hash.ToHashCode();
    }
}
