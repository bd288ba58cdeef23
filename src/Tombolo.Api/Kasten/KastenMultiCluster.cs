using System.Text.Json;
using Tombolo.Api.Names;

namespace Tombolo.Api.Kasten;

/// <summary>Tells whether Kasten's own multi-cluster manager is on in this cluster (design section 4 "Beside Kasten", contract section 1.15).</summary>
public static class KastenMultiCluster
{
    /// <summary>Reason of the readiness check and of the Event.</summary>
    public const string EnabledReason = "KastenMultiClusterEnabled";

    /// <summary>Reason with the repair.</summary>
    public const string EnabledMessage = EnabledReason + ": set multicluster.enabled=false in Kasten";

    private const string CapabilitiesVariable = "K10_CAPABILITIES";
    private const string Capability = "mc";

    /// <summary>
    /// Whether a container of Deployment <see cref="WellKnownNames.KastenControllerManager"/> has the capability <c>mc</c>. The variable
    /// is a list separated by spaces; commas are understood too.
    /// </summary>
    /// <param name="deployment">The whole object.</param>
    public static bool IsEnabled(JsonElement deployment)
    {
        if (!TryGet(deployment, "spec", out var spec) || !TryGet(spec, "template", out var template) || !TryGet(template, "spec", out var pod)
            || !TryGet(pod, "containers", out var containers) || containers.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (var container in containers.EnumerateArray())
        {
            if (TryGet(container, "env", out var env) && env.ValueKind == JsonValueKind.Array && HasCapability(env))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasCapability(JsonElement env)
    {
        foreach (var variable in env.EnumerateArray())
        {
            if (TryGet(variable, "name", out var name) && name.ValueKind == JsonValueKind.String && name.ValueEquals(CapabilitiesVariable)
                && TryGet(variable, "value", out var value) && value.ValueKind == JsonValueKind.String
                && value.GetString()!.Split([' ', ',', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Contains(Capability))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryGet(JsonElement json, string name, out JsonElement value)
    {
        value = default;
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out value);
    }
}
