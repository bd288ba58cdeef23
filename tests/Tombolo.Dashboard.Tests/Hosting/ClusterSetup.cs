using System.Text;
using Tombolo.Api.Manifests;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Dashboard.Tests.Hosting;

/// <summary>What a cluster has before a server starts: our kinds and the K10 namespace.</summary>
internal static class ClusterSetup
{
    public static async Task InstallAsync(IKubernetesClient admin)
    {
        var options = new ApplyOptions { FieldManager = "tests" };
        foreach (var crd in ManifestRenderer.CrdManifests)
        {
            _ = (await admin.ApplyAsync(KnownResources.CustomResourceDefinition, new ResourceKey("", crd.Name), Encoding.UTF8.GetBytes(crd.Yaml), options, default)).Value;
        }

        await CreateNamespaceAsync(admin, "kasten-io");
        await CreateNamespaceAsync(admin, "kasten-io-mc");
    }

    public static async Task CreateNamespaceAsync(IKubernetesClient admin, string name) =>
        _ = (await admin.CreateAsync(KnownResources.Namespace, null, Json($$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{name}}" } }"""), WriteOptions.Default, default)).Value;

    public static ReadOnlyMemory<byte> Json(string json) => Encoding.UTF8.GetBytes(json);
}
