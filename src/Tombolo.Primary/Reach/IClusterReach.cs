namespace Tombolo.Primary.Reach;

/// <summary>Reaches the API servers of the fleet's clusters through their tunnels, in the name of people of the primary (design section 8).</summary>
public interface IClusterReach
{
    /// <summary>
    /// A handler for requests to the API server of that cluster, whatever the host of their URL; paths are those of the API server. What stands in the way is an
    /// answer too, a Status of Kubernetes. Whether the user may do so on the primary (<c>clusters/proxy</c>) is asked by the caller.
    /// </summary>
    /// <param name="cluster">Name of its Cluster.</param>
    HttpMessageHandler CreateHandler(string cluster, ReachUser user);

    /// <summary>As <see cref="CreateHandler"/>, for requests to the HTTP API of that cluster's own pages. Not for the primary itself.</summary>
    /// <param name="cluster">Name of its Cluster.</param>
    HttpMessageHandler CreatePagesHandler(string cluster, ReachUser user);
}
