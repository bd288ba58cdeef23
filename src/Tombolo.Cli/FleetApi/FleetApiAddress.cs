using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Api.Validation;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.FleetApi;

/// <summary>Finds the URL of the primary's server.</summary>
internal static class FleetApiAddress
{
    private const string Selector = $"{Labels.ClusterType}={ClusterTypes.Primary}";

    /// <exception cref="CommandFailedException">There is no primary, it has no URL, or a token may not be sent there.</exception>
    public static async Task<Uri> FindAsync(ClusterConnection connection, string? given, CancellationToken cancellationToken)
    {
        var text = given ?? await ReadIngressAsync(connection, cancellationToken);
        if (!IngressUrl.TryParse(text, out var ingress, out var fault))
        {
            throw new CommandFailedException($"URL of the primary's server: {fault}; give it with --server");
        }

        var url = ingress.Uri;
        return url.Scheme == Uri.UriSchemeHttps || url.IsLoopback
            ? url
            : throw new CommandFailedException(
                $"{url} is not encrypted, and your token is not sent there; give the ingress https, or forward a port of the server and name that: --server http://127.0.0.1:PORT{url.AbsolutePath}");
    }

    private static async Task<string> ReadIngressAsync(ClusterConnection connection, CancellationToken cancellationToken)
    {
        var key = new ResourceKey(WellKnownNamespaces.MultiCluster, "");
        var listed = await connection.Client.ListAllAsync(
            KnownResources.Cluster, new ListOptions { Namespace = key.Namespace, LabelSelector = Selector }, ApiJsonContext.Default.Cluster, cancellationToken);
        var clusters = listed.OrFail("list", KnownResources.Cluster, key);
        return clusters.Count == 0
            ? throw new CommandFailedException("this cluster is no primary; choose the --context of the primary")
            : clusters[0].Spec?.Location.Ingress?.Url
                ?? throw new CommandFailedException($"Cluster {clusters[0].Metadata.Name} has no spec.k10.ingress.url; set it, or give the URL of the primary's server with --server");
    }
}
