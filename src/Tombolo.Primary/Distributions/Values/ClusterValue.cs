using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Distributions.Values;

/// <summary>One value of a cluster that a text can ask for.</summary>
/// <param name="Label">The key of the label that is meant; null for the others.</param>
internal readonly record struct ClusterValue(ClusterValueKind Kind, string? Label = null)
{
    /// <summary>The value; null when the Cluster does not have that label.</summary>
    public string? Of(TargetCluster cluster) => Kind switch
    {
        ClusterValueKind.Name => cluster.Name,
        ClusterValueKind.Id => cluster.Id,
        _ => cluster.Labels.GetValueOrDefault(Label!),
    };
}
