namespace Tombolo.Primary.Tests.Fleet;

/// <summary>Objects as users write them.</summary>
internal static class Manifests
{
    public static string Bootstrap(string name = "primary", string cluster = "hub", string url = "https://hub.example.org/k10") => $$"""
        {
          "apiVersion": "dist.kio.kasten.io/v1alpha1",
          "kind": "Bootstrap",
          "metadata": { "name": "{{name}}", "namespace": "kasten-io-mc" },
          "spec": {
            "clusters": {
              "primary-cluster": {
                "name": "{{cluster}}",
                "primary": true,
                "k10": { "namespace": "kasten-io", "releaseName": "k10", "ingress": { "url": "{{url}}" } }
              }
            }
          }
        }
        """;

    public static string JoinToken(string name = "token", string annotations = "{}") => $$$"""
        {"apiVersion":"v1","kind":"Secret","metadata":{"name":"{{{name}}}","namespace":"kasten-io-mc","annotations":{{{annotations}}}},"type":"dist.kio.kasten.io/join-token"}
        """;
}
