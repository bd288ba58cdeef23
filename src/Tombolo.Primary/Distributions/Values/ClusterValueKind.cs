namespace Tombolo.Primary.Distributions.Values;

/// <summary>What a <see cref="ClusterValue"/> is.</summary>
internal enum ClusterValueKind
{
    /// <summary><c>${cluster.name}</c>: name of the Cluster.</summary>
    Name,

    /// <summary><c>${cluster.id}</c>: its <c>status.id</c>.</summary>
    Id,

    /// <summary><c>${cluster.labels['key']}</c>.</summary>
    Label,
}
