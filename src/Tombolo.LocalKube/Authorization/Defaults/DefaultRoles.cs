using System.Text.Json.Nodes;
using Tombolo.Api.Meta;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Authorization.Defaults;

/// <summary>
/// The ClusterRoles of a new cluster, and who has them
/// (https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings). Those of single controllers are left out.
/// </summary>
internal static class DefaultRoles
{
    private const string Resource = "DefaultRoles.json";

    private static readonly Lazy<IReadOnlyList<JsonObject>> Objects = new(Load);

    /// <summary>Writes those that are not there.</summary>
    public static void Seed(ObjectStore store, ResourceRegistry registry, DateTimeOffset now)
    {
        foreach (var template in Objects.Value)
        {
            var isRole = template.Text("kind") == "ClusterRole";
            var resource = registry.Current.Find(isRole ? BuiltInResources.ClusterRoles : BuiltInResources.ClusterRoleBindings)!;
            var item = template.Copy();
            var metadata = item.Metadata();
            metadata["uid"] = Guid.NewGuid().ToString();
            metadata["creationTimestamp"] = ApiTime.ToText(now);
            store.TryPut(resource, expected: null, item);
        }
    }

    private static IReadOnlyList<JsonObject> Load()
    {
        using var stream = typeof(DefaultRoles).Assembly.GetManifestResourceStream(Resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return [.. ((JsonArray)JsonText.Parse(bytes)!).OfType<JsonObject>()];
    }
}
