using System.Text.Json.Nodes;
using Tombolo.Api.Access;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Primary.Bootstraps.Steps;

/// <summary>
/// Makes the three predefined K10ClusterRoles, the default binding on all clusters and the RoleBinding of the administrators (contract sections 1.9,
/// 1.10 and U21). What is there already stays as the administrator left it.
/// </summary>
internal sealed class AccessStep(IKubernetesClient client)
{
    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesException">The API server refused.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, clusterRole, _) in AccessRoles.All)
        {
            var role = ObjectCreation.NewObject(KnownResources.K10ClusterRole, name);
            role["spec"] = new JsonObject { ["clusterRoleRef"] = clusterRole };
            await client.EnsureExistsAsync(KnownResources.K10ClusterRole, role, cancellationToken);
        }

        await client.EnsureExistsAsync(KnownResources.K10ClusterRoleBinding, DefaultBinding(), cancellationToken);
        await client.EnsureExistsAsync(KnownResources.RoleBinding, AdminRoleBinding(), cancellationToken);
    }

    private static JsonObject DefaultBinding()
    {
        var binding = ObjectCreation.NewObject(KnownResources.K10ClusterRoleBinding, AccessRoleNames.DefaultAdminBinding);
        binding["spec"] = new JsonObject
        {
            ["k10ClusterRole"] = AccessRoleNames.MultiClusterAdmin,
            ["clusters"] = new JsonArray(new JsonObject { ["selector"] = "" }),
            ["subjects"] = new JsonArray(AdminGroup()),
        };
        return binding;
    }

    private static JsonObject AdminRoleBinding()
    {
        var binding = ObjectCreation.NewObject(KnownResources.RoleBinding, AccessRoleNames.MultiClusterAdminRoleBinding);
        binding["roleRef"] = new JsonObject { ["apiGroup"] = Subject.RbacGroup, ["kind"] = "ClusterRole", ["name"] = AccessRoleNames.TomboloMultiClusterAdmin };
        binding["subjects"] = new JsonArray(AdminGroup());
        return binding;
    }

    private static JsonObject AdminGroup() => new JsonObject { ["apiGroup"] = Subject.RbacGroup, ["kind"] = "Group", ["name"] = WellKnownNames.AdminGroup };
}
