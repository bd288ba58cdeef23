namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>What decides the group of a cluster: its K10 namespace and, one bit each, the Distributions that reach it.</summary>
internal readonly record struct ClusterRow(string TargetNamespace, ulong[] Bits)
{
    public bool Equals(ClusterRow other) => TargetNamespace == other.TargetNamespace && Bits.AsSpan().SequenceEqual(other.Bits);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(TargetNamespace, StringComparer.Ordinal);
        foreach (var word in Bits)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }
}
