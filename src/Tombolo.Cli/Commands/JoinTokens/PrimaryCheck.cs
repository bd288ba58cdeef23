using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Api.Validation;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Commands.JoinTokens;

/// <summary>Tells early why no primary would fill a token.</summary>
internal static class PrimaryCheck
{
    /// <summary>The name of the primary.</summary>
    /// <exception cref="CommandFailedException">This cluster is no primary, or its URL is missing.</exception>
    public static async Task<string> RequireAsync(ClusterConnection connection, CancellationToken cancellationToken)
    {
        var options = new ListOptions { Namespace = WellKnownNamespaces.MultiCluster, LabelSelector = $"{Labels.ClusterType}={ClusterTypes.Primary}" };
        var listed = await connection.Client.ListAllAsync(KnownResources.Cluster, options, ApiJsonContext.Default.Cluster, cancellationToken);
        var clusters = listed.OrFail("list", KnownResources.Cluster, new ResourceKey(WellKnownNamespaces.MultiCluster, ""));
        if (clusters.FirstOrDefault(cluster => cluster.Metadata.DeletionTimestamp is null) is not { } primary)
        {
            throw new CommandFailedException("this cluster is no primary, so that it has no join tokens; make it one (tombolo setup-primary --name NAME --ingress URL), or choose the primary with --context");
        }

        return IngressUrl.TryParse(primary.Spec?.Location.Ingress?.Url, out _, out var fault)
            ? primary.Metadata.Name!
            : throw new CommandFailedException(
                $"Cluster {WellKnownNamespaces.MultiCluster}/{primary.Metadata.Name} has no usable URL in spec.k10.ingress.url ({fault}); set it: kubectl edit -n {WellKnownNamespaces.MultiCluster} clusters.dist.kio.kasten.io {primary.Metadata.Name}");
    }
}
