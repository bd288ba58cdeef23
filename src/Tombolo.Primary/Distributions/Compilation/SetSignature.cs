using System.Runtime.CompilerServices;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>All that decides the content of a set; Distributions are compared by instance.</summary>
/// <param name="Distributions">Those that reach the cluster, ordinal order of names.</param>
/// <param name="Held">Names of the Distributions whose copies stay, whether they reach the cluster or not.</param>
/// <param name="IsPaused">Nothing changes on the cluster.</param>
/// <param name="ForceSync">As on the Cluster: with another value every copy is written again.</param>
internal sealed record SetSignature(
    string TargetNamespace, IReadOnlyList<ExpandedDistribution> Distributions, IReadOnlyList<string> Held, bool IsPaused = false, string ForceSync = "")
{
    public bool Equals(SetSignature? other) =>
        other is not null
        && TargetNamespace == other.TargetNamespace
        && Distributions.SequenceEqual(other.Distributions, ReferenceEqualityComparer.Instance)
        && IsPaused == other.IsPaused
        && ForceSync == other.ForceSync
        && Held.SequenceEqual(other.Held, StringComparer.Ordinal);

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
