using Tombolo.Api.Resources;
using Tombolo.Cli.Failures;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Commands.Manifests;

/// <summary>The CustomResourceDefinitions that a cluster has.</summary>
internal static class InstalledCrds
{
    /// <summary>Their names.</summary>
    /// <exception cref="CommandFailedException">The API server does not tell.</exception>
    public static async Task<IReadOnlySet<string>> ListAsync(IKubernetesClient client, CancellationToken cancellationToken)
    {
        var listed = await client.ListAllAsync(KnownResources.CustomResourceDefinition, new ListOptions(), cancellationToken);
        return listed.OrFail("list", KnownResources.CustomResourceDefinition, default).Items.Select(item => item.Metadata.Name).ToHashSet(StringComparer.Ordinal);
    }
}
