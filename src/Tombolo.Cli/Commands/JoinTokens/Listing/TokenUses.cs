using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Commands.JoinTokens.Listing;

/// <summary>How often tokens were used: uses are counted from the Clusters that carry the token's id (design section 5).</summary>
internal static class TokenUses
{
    /// <summary>Uses by token id.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountAsync(ClusterConnection connection, CancellationToken cancellationToken)
    {
        var options = new ListOptions { Namespace = WellKnownNamespaces.MultiCluster };
        var listed = await connection.Client.ListAllAsync(KnownResources.Cluster, options, cancellationToken);
        return listed.OrFail("list", KnownResources.Cluster, new ResourceKey(WellKnownNamespaces.MultiCluster, "")).Items
            .Select(cluster => cluster.Metadata.Annotations.GetValueOrDefault(Annotations.TokenId))
            .OfType<string>()
            .CountBy(id => id, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
    }
}
