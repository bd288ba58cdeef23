using System.Runtime.CompilerServices;
using Tombolo.Primary.Distributions.Overrides;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation.Varying;

/// <summary>What makes a variant of a source: the source and the override by instance, the values of the cluster by content.</summary>
internal readonly record struct VariantKey(SourceObject Source, SourceOverride? Override, string Values)
{
    public bool Equals(VariantKey other) =>
        ReferenceEquals(Source, other.Source) && ReferenceEquals(Override, other.Override) && Values == other.Values;

    public override int GetHashCode() =>
        HashCode.Combine(RuntimeHelpers.GetHashCode(Source), Override is null ? 0 : RuntimeHelpers.GetHashCode(Override), Values.GetHashCode(StringComparison.Ordinal));
}
