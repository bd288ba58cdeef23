using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Credentials;
using Tombolo.LocalKube;

namespace Tombolo.FleetSimulation;

/// <summary>A cluster of the fleet, with Tombolo's manifests.</summary>
internal sealed class SimulatedCluster(LocalCluster cluster)
{
    public const string ServerUser = "system:serviceaccount:kasten-io:tombolo";

    public LocalCluster Cluster => cluster;

    /// <param name="auditCapacity">How many requests are remembered.</param>
    public static LocalClusterOptions Options(string name, int auditCapacity) => new()
    {
        Name = name,
        Users = [new LocalUser(ServerUser, "system:serviceaccounts", "system:serviceaccounts:kasten-io")],
        AuditCapacity = auditCapacity,
    };

    /// <summary>A client with the rights of a user.</summary>
    public KubernetesClient Connect(string user, string userAgent)
    {
        var connection = new ConnectionConfiguration
        {
            Server = cluster.Url,
            Authorities = new FixedAuthorities([cluster.Authority.Certificate]),
            Credentials = new FixedCredential(Credential.Bearer(cluster.TokenFor(user))),
        };
        return KubernetesClientFactory.Create(connection, new KubernetesClientOptions { UserAgent = userAgent }, TimeProvider.System);
    }

    /// <summary>Applies manifests, each as soon as its kind is served.</summary>
    public async Task ApplyAsync(IReadOnlyList<Manifest> manifests, CancellationToken cancellationToken)
    {
        using var client = Connect("admin", "tombolo-fleet");
        foreach (var manifest in manifests)
        {
            var options = new ApplyOptions { FieldManager = "tombolo-fleet", Force = true };
            _ = (await client.ApplyAsync(manifest.Type, manifest.Key, manifest.Yaml, options, cancellationToken)).Value;
        }
    }

    public Task ApplyAsync(string yaml, CancellationToken cancellationToken) => ApplyAsync(Manifest.Read(yaml), cancellationToken);
}
