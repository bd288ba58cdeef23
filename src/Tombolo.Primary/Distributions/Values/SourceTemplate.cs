using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Distributions.Values;

/// <summary>The texts of a source that differ from cluster to cluster.</summary>
/// <param name="Places">In the order in which they stand.</param>
/// <param name="Fault">Why the source cannot be sent to any cluster: every text that cannot be read, with its path and the repair; null when all can.</param>
internal sealed record SourceTemplate(IReadOnlyList<ValuePlace> Places, string? Fault)
{
    /// <summary>What the source asks for, without repetition.</summary>
    public IReadOnlyList<ClusterValue> Values { get; } = [.. Places.SelectMany(place => place.Text.Values).Distinct()];

    /// <summary>Null when a cluster has everything that is asked for, else the cluster, the paths and the repair.</summary>
    public string? FindFault(TargetCluster cluster)
    {
        if (Fault is not null)
        {
            return Fault;
        }

        var missing = Places
            .SelectMany(place => place.Text.Values.Distinct().Where(value => value.Of(cluster) is null).Select(value => (place.Path, value.Label)))
            .GroupBy(found => found.Label, found => found.Path)
            .Select(label => $"Cluster {cluster.Name} has no label '{label.Key}', which {string.Join(" and ", label)} asks for")
            .ToList();
        return missing.Count == 0 ? null : $"{string.Join("; ", missing)}; label the Cluster, or correct the source. What is there of the Distribution stays as it is";
    }
}
