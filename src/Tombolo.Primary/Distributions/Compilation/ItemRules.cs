using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>What the Distributions that want an object say about its copies.</summary>
/// <param name="Owners">Ordinal order, at least one.</param>
/// <param name="Policies">Those of the first owner.</param>
/// <param name="IsPaused">Every owner is paused, or the cluster: the copies are left as they are.</param>
/// <param name="ForceSync">With another value the copies are written again; empty when nobody asked for that.</param>
internal sealed record ItemRules(IReadOnlyList<string> Owners, CopyPolicies Policies, bool IsPaused, string ForceSync = "")
{
    public bool Equals(ItemRules? other) =>
        other is not null
        && Policies == other.Policies
        && IsPaused == other.IsPaused
        && ForceSync == other.ForceSync
        && Owners.SequenceEqual(other.Owners, StringComparer.Ordinal);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Policies);
        hash.Add(IsPaused);
        hash.Add(ForceSync, StringComparer.Ordinal);
        foreach (var owner in Owners)
        {
            hash.Add(owner, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
