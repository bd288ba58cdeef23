using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Runtime.Hosting;

namespace Tombolo.Primary.Bootstraps.Steps;

/// <summary>What must be so before a cluster may become a primary (contract section 2.0).</summary>
internal sealed class PromotionGate(IKubernetesClient client, ClusterContext context)
{
    /// <returns>Null when nothing stands against it.</returns>
    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesException">The API server refused to say.</exception>
    public async Task<BootstrapOutcome?> CheckAsync(CancellationToken cancellationToken)
    {
        var @namespace = await client.GetAsync(KnownResources.Namespace, new ResourceKey("", context.K10Namespace), cancellationToken);
        if (@namespace.IsNotFound)
        {
            return BootstrapOutcome.Pending(
                BootstrapReasons.NamespaceMissing,
                $"Namespace '{context.K10Namespace}' of this server does not exist; install the data-protection engine there, or start the server with another --namespace. It goes on by itself.");
        }

        _ = @namespace.Value;
        var info = await client.GetAsync(
            KnownResources.Secret, new ResourceKey(context.K10Namespace, WellKnownNames.ClusterInfo), CoreJsonContext.Default.Secret, cancellationToken);
        if (info.IsNotFound)
        {
            return null;
        }

        var primary = info.Value.Text(ClusterInfoKeys.PrimaryName) ?? "another cluster";
        return BootstrapOutcome.Pending(
            BootstrapReasons.IsSecondary,
            $"This cluster is a secondary of '{primary}' and must leave it before it can be a primary: delete its Cluster there, or delete Secret {WellKnownNames.ClusterInfo} in {context.K10Namespace}. It goes on by itself.");
    }
}
