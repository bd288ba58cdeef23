using System.Text;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Testing.ControlPlanes;

namespace Tombolo.EndToEnd.Tests.Kubernetes;

/// <summary>Clients of a real control plane, and a namespace for one test alone.</summary>
internal static class RealCluster
{
    public static KubernetesClient CreateClient(this ControlPlane plane, string userAgent = "tombolo-tests/0.1") =>
        KubernetesClientFactory.FromKubeconfig(plane.AdminKubeconfig, null, new() { UserAgent = userAgent }, TimeProvider.System);

    public static async Task<string> CreateNamespaceAsync(this IKubernetesClient client)
    {
        var body = Encoding.UTF8.GetBytes("""{"apiVersion":"v1","kind":"Namespace","metadata":{"generateName":"client-"}}""");
        return (await client.CreateAsync(KnownResources.Namespace, null, body, WriteOptions.Default, TestContext.Current.CancellationToken)).Value.Metadata.Name;
    }

    public static ReadOnlyMemory<byte> ConfigMap(string name, string value, string metadata = "") => Encoding.UTF8.GetBytes(
        $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}"{{{metadata}}}},"data":{"k":"{{{value}}}"} }""");
}
