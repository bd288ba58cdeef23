namespace Tombolo.LocalKube.Controllers;

/// <summary>What keeps a cluster's objects as they should be: garbage, namespaces, ServiceAccounts.</summary>
internal interface IClusterController
{
    /// <summary>For messages.</summary>
    string Name { get; }

    /// <summary>Works until it is cancelled; waits for events of the store, never polls.</summary>
    Task RunAsync(LocalCluster cluster, CancellationToken cancellationToken);
}
