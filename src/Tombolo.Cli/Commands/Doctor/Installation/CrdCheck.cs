using System.Text.Json.Nodes;
using Tombolo.Api.Manifests;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Yaml;

namespace Tombolo.Cli.Commands.Doctor.Installation;

/// <summary>
/// Judges the CustomResourceDefinitions. Those of Kasten and Kanister are used as they are, if they serve our version; our own are to be those of
/// this release.
/// </summary>
internal static class CrdCheck
{
    private const string Install = "tombolo manifests crds --skip-existing | kubectl apply -f -";

    private static readonly Lazy<IReadOnlyDictionary<string, JsonNode>> Expected = new(() => ManifestRenderer.CrdManifests.ToDictionary(
        crd => crd.Name, crd => YamlText.Parse(crd.Yaml)[0]!, StringComparer.Ordinal));

    /// <param name="installed">All of the cluster.</param>
    public static Finding Judge(KubernetesResult<IReadOnlyList<JsonNode>> installed)
    {
        if (installed.Error is { } error)
        {
            return Finding.Skip(CheckNames.Kinds, $"not checked: {error.Message}");
        }

        var byName = installed.Value.ToDictionary(crd => Text(crd["metadata"]?["name"]), StringComparer.Ordinal);
        var (broken, others) = (new List<string>(), new List<string>());
        foreach (var crd in ManifestRenderer.CrdManifests)
        {
            if (FindFault(byName.GetValueOrDefault(crd.Name), crd) is { } fault)
            {
                broken.Add($"{crd.Name} {fault}");
            }
            else if (!crd.IsOnlyInstalledWhenAbsent && IsOther(byName[crd.Name], crd))
            {
                others.Add(crd.Name);
            }
        }

        return broken.Count > 0 ? Finding.Fail(CheckNames.Kinds, string.Join("; ", broken), $"install them: {Install}")
            : others.Count > 0 ? Finding.Warn(CheckNames.Kinds, $"not as this release defines them: {string.Join(", ", others)}", $"install those of this release: {Install}")
            : Finding.Ok(CheckNames.Kinds, $"all {ManifestRenderer.CrdManifests.Count} are installed");
    }

    private static string? FindFault(JsonNode? installed, CrdManifest wanted)
    {
        if (installed is null)
        {
            return "is missing";
        }

        if (FindVersion(installed, wanted) is not { } version || version["served"]?.GetValue<bool>() != true)
        {
            return $"does not serve {wanted.Resource.Version}";
        }

        var isEstablished = (installed["status"]?["conditions"] as JsonArray)?.Any(condition => Text(condition?["type"]) == "Established" && Text(condition?["status"]) == "True") == true;
        return isEstablished ? null : "is not established: another definition may have taken its names";
    }

    private static bool IsOther(JsonNode installed, CrdManifest wanted)
    {
        var (have, want) = (FindVersion(installed, wanted)!, FindVersion(Expected.Value[wanted.Name], wanted)!);
        return !JsonNode.DeepEquals(have["schema"], want["schema"]) || have["subresources"]?["status"] is null != want["subresources"]?["status"] is null;
    }

    private static JsonNode? FindVersion(JsonNode crd, CrdManifest wanted) =>
        (crd["spec"]?["versions"] as JsonArray)?.FirstOrDefault(version => Text(version?["name"]) == wanted.Resource.Version);

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
