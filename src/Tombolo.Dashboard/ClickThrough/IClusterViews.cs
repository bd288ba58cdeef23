namespace Tombolo.Dashboard.ClickThrough;

/// <summary>Leads to the pages of the fleet's other clusters, on behalf of people of this primary.</summary>
public interface IClusterViews
{
    /// <summary>
    /// A handler for requests to the HTTP API of that cluster's own pages; null while this server leads no fleet. What stands in the way is an answer, a Status of Kubernetes.
    /// That the user may is asked before.
    /// </summary>
    /// <param name="cluster">Name of its Cluster.</param>
    HttpMessageHandler? CreateHandler(string cluster, string user, IReadOnlyList<string> groups);
}
