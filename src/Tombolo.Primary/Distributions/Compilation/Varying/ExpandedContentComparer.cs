using System.Runtime.CompilerServices;

namespace Tombolo.Primary.Distributions.Compilation.Varying;

/// <summary>Takes two expansions of one Distribution for equal when they send the same; sources are compared by instance.</summary>
internal sealed class ExpandedContentComparer : IEqualityComparer<ExpandedDistribution>
{
    public static ExpandedContentComparer Instance { get; } = new();

    public bool Equals(ExpandedDistribution? one, ExpandedDistribution? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.HasSameContent(other));

    public int GetHashCode(ExpandedDistribution expanded)
    {
        var hash = new HashCode();
        foreach (var source in expanded.Sources)
        {
            hash.Add(RuntimeHelpers.GetHashCode(source));
        }

        hash.Add(expanded.Unavailable.Count);
        return hash.ToHashCode();
    }
}
