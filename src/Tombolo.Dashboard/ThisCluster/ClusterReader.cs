using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Caching;
using Tombolo.Dashboard.Live;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Discovery;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.ThisCluster;

/// <summary>Reads what this cluster is, from the live collections of the server.</summary>
internal sealed class ClusterReader(LiveCollections live, IMemberConnection connection, IKubernetesClient server, DashboardOptions options, TimeProvider time)
{
    private readonly ExpiringCache<string, (string Id, string Version)> _identity = new(TimeSpan.FromHours(1), 1, time);

    public async Task<RoleFacts> ReadFactsAsync(CancellationToken cancellationToken) => new(
        Primary(await live.Clusters.ListAsync(cancellationToken)),
        Asking(await live.Bootstraps.ListAsync(cancellationToken)),
        await SecretAsync(live.ClusterInfo, WellKnownNames.ClusterInfo, cancellationToken),
        await SecretAsync(live.JoinStatus, WellKnownNames.JoinStatus, cancellationToken),
        connection.Current);

    /// <param name="reachedAs">The URL by which the browser came, path base included.</param>
    public async Task<ClusterView> ReadAsync(string reachedAs, CancellationToken cancellationToken)
    {
        var facts = await ReadFactsAsync(cancellationToken);
        var (id, kubernetes) = await _identity.GetAsync("", ReadIdentityAsync, cancellationToken);
        return new ClusterView
        {
            Role = RoleReader.Read(facts),
            Name = facts.Primary?.Metadata.Name ?? facts.ClusterInfo?.Text(ClusterInfoKeys.ClusterName),
            Id = id,
            Version = options.ServerVersion,
            KubernetesVersion = kubernetes,
            K10Namespace = options.K10Namespace,
            ReleaseName = options.ReleaseName,
            SuggestedIngress = options.PublicUrl?.AbsoluteUri ?? reachedAs,
            Join = RoleReader.ReadJoin(facts),
            Promotion = RoleReader.ReadPromotion(facts),
            GlobalProfiles = CountCopies(await live.LocalProfiles.ListAsync(cancellationToken)),
            GlobalPolicies = CountCopies(await live.LocalPolicies.ListAsync(cancellationToken)),
        };
    }

    private async Task<(string Id, string Version)> ReadIdentityAsync(CancellationToken cancellationToken)
    {
        var system = await server.GetAsync(KnownResources.Namespace, new ResourceKey("", "kube-system"), cancellationToken);
        return (system.Value.Metadata.Uid, (await server.GetServerVersionAsync(cancellationToken)).Value.GitVersion);
    }

    private static async Task<Secret?> SecretAsync(LiveCollection<Secret> collection, string name, CancellationToken cancellationToken) =>
        (await collection.FindAsync(name, cancellationToken))?.Value;

    private static Cluster? Primary(IEnumerable<LiveObject<Cluster>> clusters) => clusters.FirstOrDefault(cluster => cluster.Value.Spec is { Primary: true })?.Value;

    private static Bootstrap? Asking(IEnumerable<LiveObject<Bootstrap>> bootstraps) =>
        bootstraps.FirstOrDefault(bootstrap => bootstrap.Value.Spec?.Clusters?.Values.Any(cluster => cluster is { Primary: true }) is true)?.Value;

    private static int CountCopies(IEnumerable<LiveObject<KubernetesObject>> objects) => objects.Count(each => each.Metadata.Labels.ContainsKey(Labels.Origin));
}
