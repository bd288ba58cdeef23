using Tombolo.Testing.Fleets;

namespace Tombolo.Browser.Tests.States;

/// <summary>Objects with the longest names there can be.</summary>
internal static class LongObjects
{
    /// <summary>63 characters, as much as the name of a cluster may have.</summary>
    public static readonly string Cluster = "edge-" + new string('x', 57) + "1";

    /// <summary>253 characters without a place to break the line.</summary>
    public static readonly string Name = string.Join('.', Enumerable.Repeat(new string('n', 63), 4))[..253];

    private static readonly string Label = new('v', 63);

    /// <summary>Two clusters with long names and labels, and one of each kind that the pages list.</summary>
    public static async Task CreateAsync(FleetMember primary, CancellationToken cancellationToken)
    {
        await ManyClusters.CreateAsync(
            primary.Plane,
            [(Cluster, $$"""{"{{Label}}":"{{Label}}"}"""), ("many-labels", $"{{{string.Join(',', Enumerable.Range(0, 20).Select(number => $"\"label-{number}\":\"value-{number}\""))}}}")],
            cancellationToken);
        await primary.Kubectl.ApplyAsync(Objects, cancellationToken);
    }

    private static string Objects => $$"""
        {{FleetManifests.ProfileAlone("kasten-io-mc", Name, Label)}}
        ---
        {{FleetManifests.ProfileAlone("kasten-io", Name, Label)}}
        ---
        {{FleetManifests.Distribution(Name, Name, $"{Label}={Label}")}}
        ---
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: Policy
        metadata: { name: {{Name}}, namespace: kasten-io-mc }
        spec: { comment: {{Name}}, frequency: "@daily", actions: [{ action: export, exportParameters: { profile: { name: {{Name}}, namespace: kasten-io-mc } } }] }
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: {{Name}}, namespace: kasten-io-mc }
        type: dist.kio.kasten.io/join-token
        ---
        apiVersion: auth.kio.kasten.io/v1alpha1
        kind: K10ClusterRoleBinding
        metadata: { name: {{Name}}, namespace: kasten-io-mc }
        spec:
          k10ClusterRole: k10-multi-cluster-admin
          clusters: [{ name: {{Cluster}} }, { selector: "{{Label}}={{Label}}" }]
          subjects: [{ kind: User, apiGroup: rbac.authorization.k8s.io, name: {{Name}} }]
        """;
}
