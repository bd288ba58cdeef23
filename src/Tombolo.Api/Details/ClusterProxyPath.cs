namespace Tombolo.Api.Details;

/// <summary>The Kubernetes API of a cluster of the fleet, below the URL of the primary. Bearer token of the primary's cluster; the right to <c>clusters/proxy</c> of that Cluster.</summary>
public static class ClusterProxyPath
{
    /// <summary>The subresource of a Cluster on which the right is given.</summary>
    public const string Subresource = "proxy";

    private const string Base = "/mc/v1/clusters/";
    private const string Mark = "/k8s";

    /// <summary>Route of a request; the rest is a path of that cluster's API server.</summary>
    public const string Route = Base + "{cluster}" + Mark + "/{**rest}";

    /// <summary>What a kubeconfig names as server, below the URL of the primary.</summary>
    public static string Of(string cluster) => Base + cluster + Mark;

    /// <summary>Whether this path, below the path base, is one of a cluster's API.</summary>
    public static bool Is(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith(Base, StringComparison.Ordinal)
            && path.IndexOf('/', Base.Length) is > 0 and var end
            && (path.AsSpan(end).StartsWith(Mark + "/", StringComparison.Ordinal) || path.AsSpan(end).SequenceEqual(Mark));
    }
}
