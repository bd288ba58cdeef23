namespace Tombolo.Api.Bootstraps;

/// <summary>The clusters that a Bootstrap sets up.</summary>
public sealed record BootstrapSpec
{
    /// <summary>By a free label; the name of the Cluster is in the value.</summary>
    public IReadOnlyDictionary<string, BootstrapCluster?>? Clusters { get; init; }
}
