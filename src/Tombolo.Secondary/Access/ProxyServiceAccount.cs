using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Runtime.Hosting;

namespace Tombolo.Secondary.Access;

/// <summary>
/// The ServiceAccount that marks the consent of this cluster to access from its primary; there is one only when a <c>cluster-ingress</c> was given at the join
/// (contract 1.10 and 2.3).
/// </summary>
internal sealed class ProxyServiceAccount(IKubernetesClient client, ClusterContext context)
{
    public async Task EnsureAsync(string primaryName, CancellationToken cancellationToken)
    {
        var account = new ServiceAccount
        {
            Metadata = new ObjectMeta
            {
                Namespace = context.K10Namespace,
                Name = $"tombolo-mc-{primaryName}",
                Labels = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [Labels.MultiClusterServiceAccount] = primaryName,
                    [Labels.ManagedBy] = Labels.ManagedByTombolo,
                },
            },
        };
        var created = await client.CreateAsync(
            KnownResources.ServiceAccount, context.K10Namespace, account, CoreJsonContext.Default.ServiceAccount, WriteOptions.Default, cancellationToken);
        if (created.Error is { IsAlreadyExists: false } refused)
        {
            throw new KubernetesException(refused);
        }
    }

    /// <summary>Removes every account of that primary, whoever made it.</summary>
    public async Task RemoveAsync(string primaryName, CancellationToken cancellationToken)
    {
        var options = new ListOptions { Namespace = context.K10Namespace, LabelSelector = $"{Labels.MultiClusterServiceAccount}={primaryName}" };
        foreach (var account in (await client.ListAllAsync(KnownResources.ServiceAccount, options, cancellationToken)).Value.Items)
        {
            var deleted = await client.DeleteAsync(KnownResources.ServiceAccount, account.Key, new DeleteOptions { Uid = account.Metadata.Uid }, cancellationToken);
            if (deleted.Error is { IsNotFound: false, IsConflict: false } refused)
            {
                throw new KubernetesException(refused);
            }
        }
    }
}
