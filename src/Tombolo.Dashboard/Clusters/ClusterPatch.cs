using System.Text.Json.Nodes;
using Tombolo.Api.Clusters;
using Tombolo.Api.Validation;

namespace Tombolo.Dashboard.Clusters;

/// <summary>Writes a change of a Cluster as a merge patch.</summary>
internal static class ClusterPatch
{
    /// <param name="cluster">As it is now.</param>
    public static JsonObject Of(Cluster cluster, ClusterChange change)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["uid"] = cluster.Metadata.Uid,
                ["resourceVersion"] = change.ResourceVersion is { Length: > 0 } version ? version : cluster.Metadata.ResourceVersion,
            },
        };
        if (change.Labels is { } labels)
        {
            patch["metadata"]!["labels"] = Labels(cluster.Metadata.Labels ?? new Dictionary<string, string>(), labels);
        }

        if (change.Ingress is { } ingress)
        {
            patch["spec"] = Ingress(cluster, ingress);
        }

        return patch;
    }

    private static JsonObject Labels(IReadOnlyDictionary<string, string> now, IReadOnlyDictionary<string, string> wanted)
    {
        var labels = new JsonObject();
        foreach (var (key, _) in now.Where(label => !wanted.ContainsKey(label.Key) && !ClusterChangeCheck.IsOfSystem(label.Key)))
        {
            labels[key] = null;
        }

        foreach (var (key, value) in wanted.Where(label => !ClusterChangeCheck.IsOfSystem(label.Key)))
        {
            labels[key] = value;
        }

        return labels;
    }

    // Both positions are read, so that the one that is not written must not hold another URL (contract section 1.2).
    private static JsonObject Ingress(Cluster cluster, string ingress)
    {
        JsonNode? url = IngressUrl.TryParse(ingress, out var parsed, out _) ? new JsonObject { ["url"] = parsed.Value } : null;
        var spec = new JsonObject { ["k10"] = new JsonObject { ["ingress"] = url } };
        if (cluster.Spec?.Ingress is not null)
        {
            spec["ingress"] = null;
        }

        return spec;
    }
}
