using System.Text.Json.Nodes;
using Tombolo.Dashboard.Api;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Policies;

/// <summary>Makes of a Policy what the list shows.</summary>
internal static class PolicyItems
{
    public static PolicyItem Of(KubernetesObject policy, IReadOnlyList<DistributedBy> distributions)
    {
        var body = JsonNode.Parse(policy.Json.Span)!.AsObject();
        var spec = body["spec"] as JsonObject ?? [];
        return new PolicyItem(
            policy.Metadata.Name,
            policy.Metadata.ResourceVersion,
            JsonFields.Text(spec, "comment"),
            JsonFields.Text(spec, "frequency"),
            JsonFields.Flag(spec, "paused"),
            JsonFields.Text(spec, "presetRef", "name"),
            [.. (spec["actions"] as JsonArray ?? []).Select(action => JsonFields.Text(action, "action")).OfType<string>()],
            PolicyReferences.Profiles(policy),
            JsonFields.Text(body, "status", "validation"),
            distributions,
            policy.Metadata.CreationTimestamp,
            policy.Metadata.IsDeleting,
            PolicySpecs.Read(spec));
    }
}
