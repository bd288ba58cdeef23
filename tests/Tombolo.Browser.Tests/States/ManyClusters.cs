using System.Text;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Testing.ControlPlanes;

namespace Tombolo.Browser.Tests.States;

/// <summary>Clusters that are known to a primary and were never heard of.</summary>
internal static class ManyClusters
{
    /// <summary>Creates <c>edge-0000</c> and so on.</summary>
    public static Task CreateAsync(ControlPlane plane, int first, int count, CancellationToken cancellationToken) =>
        CreateAsync(plane, Enumerable.Range(first, count).Select(number => ($"edge-{number:0000}", $$"""{"region":"region-{{number % 7}}"}""")), cancellationToken);

    public static async Task CreateAsync(ControlPlane plane, IEnumerable<(string Name, string Labels)> clusters, CancellationToken cancellationToken)
    {
        var client = KubernetesClientFactory.FromKubeconfig(plane.AdminKubeconfig, null, new() { UserAgent = "tombolo-tests/0.1" }, TimeProvider.System);
        await Parallel.ForEachAsync(clusters, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (cluster, cancelled) =>
        {
            var body = Encoding.UTF8.GetBytes($$$"""
                {"apiVersion":"dist.kio.kasten.io/v1alpha1","kind":"Cluster",
                 "metadata":{"name":"{{{cluster.Name}}}","namespace":"{{{WellKnownNamespaces.MultiCluster}}}","labels":{{{cluster.Labels}}} },
                 "spec":{"k10":{"namespace":"kasten-io","releaseName":"k10","ingress":{"url":"https://{{{cluster.Name}}}.example.org/k10/"} } } }
                """);
            var created = await client.CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, body, WriteOptions.Default, cancelled);
            Assert.Equal(cluster.Name, created.Value.Metadata.Name);
        });
    }
}
