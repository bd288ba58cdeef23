using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Nodes: a new one is not ready until somebody says otherwise.</summary>
internal static class NodeRules
{
    private const string NotReady = "node.kubernetes.io/not-ready";

    public static void Default(AdmissionRequest request)
    {
        if (request.Operation != AdmissionOperation.Create)
        {
            return;
        }

        var spec = request.Object["spec"] as JsonObject ?? (JsonObject)(request.Object["spec"] = new JsonObject());
        var taints = spec["taints"] as JsonArray ?? (JsonArray)(spec["taints"] = new JsonArray());
        if (!taints.OfType<JsonObject>().Any(taint => JsonValues.Text(taint, "key") == NotReady))
        {
            taints.Add((JsonNode)new JsonObject { ["effect"] = "NoSchedule", ["key"] = NotReady });
        }
    }
}
