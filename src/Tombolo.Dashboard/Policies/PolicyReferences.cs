using System.Text.Json;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Policies;

/// <summary>Finds what a Policy refers to (contract section 1.12).</summary>
internal static class PolicyReferences
{
    private static readonly string[] Places = ["backupParameters", "exportParameters", "importParameters"];

    /// <summary>Names of Profiles, each once, in the order of the actions.</summary>
    public static IReadOnlyList<string> Profiles(KubernetesObject policy)
    {
        using var document = policy.ToDocument();
        var names = new List<string>();
        if (!document.RootElement.TryGetProperty("spec", out var spec) || spec.ValueKind != JsonValueKind.Object
            || !spec.TryGetProperty("actions", out var actions) || actions.ValueKind != JsonValueKind.Array)
        {
            return names;
        }

        foreach (var action in actions.EnumerateArray().Where(action => action.ValueKind == JsonValueKind.Object))
        {
            foreach (var place in Places)
            {
                if (action.TryGetProperty(place, out var parameters) && parameters.ValueKind == JsonValueKind.Object
                    && parameters.TryGetProperty("profile", out var profile) && profile.ValueKind == JsonValueKind.Object
                    && profile.TryGetProperty("name", out var name) && name.GetString() is { Length: > 0 } found && !names.Contains(found))
                {
                    names.Add(found);
                }
            }
        }

        return names;
    }
}
