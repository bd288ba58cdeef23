using System.Text.Json.Nodes;
using Tombolo.LocalKube.Authorization.Defaults;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube;

/// <summary>What a cluster has from its first moment.</summary>
internal static class InitialObjects
{
    private static readonly string[] Namespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

    public static void Create(LocalCluster cluster)
    {
        var resource = cluster.Resources.Current.Find(BuiltInResources.Namespaces)!;
        DefaultRoles.Seed(cluster.Store, cluster.Resources, cluster.Time.GetUtcNow());
        foreach (var name in Namespaces)
        {
            cluster.Verbs.Creator.Create(
                ObjectRequest.BySystem(resource, "", name, "kube-apiserver"),
                new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = new JsonObject { ["name"] = name } });
        }
    }
}
