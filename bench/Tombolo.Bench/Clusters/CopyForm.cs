using System.Text.Json.Nodes;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Bench.Clusters;

/// <summary>Bodies of applies as long as those of a copy, for objects that no server looks after.</summary>
internal static class CopyForm
{
    private static readonly string[] ServerFields = ["managedFields", "uid", "resourceVersion", "creationTimestamp", "generation"];

    /// <summary>What was applied to make this copy, with marks of as many bytes that no server takes for its own.</summary>
    public static string Of(KubernetesObject live)
    {
        var copy = JsonNode.Parse(live.Json.Span)!.AsObject();
        copy.Remove("status");
        var metadata = copy["metadata"]!.AsObject();
        foreach (var field in ServerFields)
        {
            metadata.Remove(field);
        }

        return copy.ToJsonString().Replace("tombolo.io/", "nobody.io/", StringComparison.Ordinal);
    }
}
