using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Runtime.Hosting;

namespace Tombolo.Primary.Bootstraps.Steps;

/// <summary>
/// Gives this server its rights on Secrets of the fleet's namespace: a RoleBinding to a ClusterRole of the manifests, since a Role there cannot exist
/// before the namespace (design section 9).
/// </summary>
internal sealed class ServerAccessStep(IKubernetesClient client, ClusterContext context)
{
    private static readonly ResourceKey Key = new(WellKnownNamespaces.MultiCluster, AccessRoleNames.TomboloMultiClusterBinding);
    private static readonly WriteOptions Options = new() { FieldManager = FieldManagers.Controller };

    /// <returns>Null when the rights are granted; else what stands against it.</returns>
    /// <exception cref="KubernetesException">The API server refused.</exception>
    public async Task<BootstrapOutcome?> EnsureAsync(CancellationToken cancellationToken)
    {
        var body = ObjectCreation.NewObject(KnownResources.RoleBinding, Key.Name);
        body["roleRef"] = new JsonObject { ["apiGroup"] = KnownResources.ClusterRole.Group, ["kind"] = "ClusterRole", ["name"] = AccessRoleNames.TomboloMultiCluster };
        body["subjects"] = new JsonArray(Subject());
        await client.EnsureExistsAsync(KnownResources.RoleBinding, body, cancellationToken);

        var found = (await client.GetAsync(KnownResources.RoleBinding, Key, cancellationToken)).Value;
        using var binding = found.ToDocument();
        if (binding.RootElement.GetProperty("roleRef").GetProperty("name").GetString() != AccessRoleNames.TomboloMultiCluster)
        {
            return BootstrapOutcome.Pending(
                BootstrapReasons.Refused, $"RoleBinding {Key} is there already and binds another role than {AccessRoleNames.TomboloMultiCluster}; delete it, it is made anew.");
        }

        if (!IsBound(binding.RootElement))
        {
            await BindAsync(found, binding.RootElement, cancellationToken);
        }

        return null;
    }

    private bool IsBound(JsonElement binding) =>
        binding.TryGetProperty("subjects", out var subjects) && subjects.EnumerateArray().Any(subject =>
            Text(subject, "kind") == "ServiceAccount" && Text(subject, "name") == context.ServiceAccount && Text(subject, "namespace") == context.K10Namespace);

    private async Task BindAsync(KubernetesObject found, JsonElement binding, CancellationToken cancellationToken)
    {
        var subjects = binding.TryGetProperty("subjects", out var known) && known.ValueKind == JsonValueKind.Array ? JsonNode.Parse(known.GetRawText())!.AsArray() : [];
        subjects.Add(Subject());
        var patch = new JsonObject { ["metadata"] = new JsonObject { ["resourceVersion"] = found.Metadata.ResourceVersion }, ["subjects"] = subjects };
        _ = (await client.PatchAsync(KnownResources.RoleBinding, Key, PatchKind.Merge, Encoding.UTF8.GetBytes(patch.ToJsonString()), Options, cancellationToken)).Value;
    }

    private JsonObject Subject() => new JsonObject { ["kind"] = "ServiceAccount", ["name"] = context.ServiceAccount, ["namespace"] = context.K10Namespace };

    private static string? Text(JsonElement subject, string name) => subject.TryGetProperty(name, out var value) ? value.GetString() : null;
}
