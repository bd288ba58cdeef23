using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>What the Distributions that want an object say about its copies.</summary>
/// <param name="Owners">Ordinal order, at least one.</param>
/// <param name="Policies">Those of the first owner.</param>
/// <param name="IsPaused">Every owner is paused: the copies are left as they are.</param>
internal sealed record ItemRules(IReadOnlyList<string> Owners, CopyPolicies Policies, bool IsPaused)
{
    public bool Equals(ItemRules? other) =>
        other is not null && Policies == other.Policies && IsPaused == other.IsPaused && Owners.SequenceEqual(other.Owners, StringComparer.Ordinal);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Policies);
        hash.Add(IsPaused);
        foreach (var owner in Owners)
        {
            hash.Add(owner, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
