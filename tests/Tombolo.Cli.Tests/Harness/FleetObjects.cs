using Tombolo.Api.Names;
using Tombolo.Api.Resources;

namespace Tombolo.Cli.Tests.Harness;

/// <summary>Objects as servers leave them.</summary>
internal static class FleetObjects
{
    public const string PrimaryUrl = "https://hub.example.org/k10";

    public static string Cluster(string name, string type = ClusterTypes.Secondary, string state = "Connected", string? url = PrimaryUrl, string annotations = "{}") => $$"""
        {
          "metadata": {
            "name": "{{name}}",
            "labels": { "dist.kio.kasten.io/cluster-type": "{{type}}" },
            "annotations": {{annotations}}
          },
          "spec": { "primary": {{(type == ClusterTypes.Primary ? "true" : "false")}}, "k10": { "ingress": { "url": "{{url}}" } } },
          "status": {
            "id": "id-of-{{name}}", "state": "{{state}}", "lastTransitionTime": "2025-12-31T23:58:00Z", "version": "0.1.0", "kubernetesVersion": "v1.30.1", "nodeCount": 3,
            "revision": { "epoch": 2, "sequence": 14, "hash": "kZ3fQw9aXX" }
          }
        }
        """;

    public static string Namespace(string name) => $$"""{ "metadata": { "name": "{{name}}" } }""";

    public static ResourceKey Key(string name) => new(WellKnownNamespaces.MultiCluster, name);
}
