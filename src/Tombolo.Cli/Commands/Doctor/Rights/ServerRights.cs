using System.Text.Json.Nodes;
using Tombolo.Api.Manifests;
using Tombolo.Api.Names;
using Tombolo.Kubernetes.Yaml;

namespace Tombolo.Cli.Commands.Doctor.Rights;

/// <summary>What the server may do where the manifests of this release are installed (design section 9), read from those manifests.</summary>
internal static class ServerRights
{
    private const string ServerRole = "tombolo-server";
    private const string MultiClusterRole = "tombolo-multi-cluster";

    /// <param name="isPrimary">A primary has rights in <c>kasten-io-mc</c> too.</param>
    public static IReadOnlyList<Access> List(ManifestOptions options, bool isPrimary)
    {
        var rights = new List<Access>();
        foreach (var document in YamlText.Parse(ManifestRenderer.Rbac(options)).OfType<JsonObject>())
        {
            var place = (Text(document["kind"]), Text(document["metadata"]?["name"])) switch
            {
                ("ClusterRole", ServerRole) => "",
                ("Role", ServerRole) => options.Namespace,
                ("ClusterRole", MultiClusterRole) when isPrimary => WellKnownNamespaces.MultiCluster,
                _ => null,
            };
            if (place is not null)
            {
                rights.AddRange(document["rules"]!.AsArray().SelectMany(rule => Expand(rule!, place)));
            }
        }

        return [.. rights.Distinct()];
    }

    private static IEnumerable<Access> Expand(JsonNode rule, string place) =>
        from @group in Texts(rule["apiGroups"])
        from resource in Texts(rule["resources"])
        from verb in Texts(rule["verbs"])
        from name in Texts(rule["resourceNames"]).DefaultIfEmpty("")
        select new Access(verb, place, @group, resource, name);

    private static IEnumerable<string> Texts(JsonNode? list) => list is JsonArray array ? array.Select(Text) : [];

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
