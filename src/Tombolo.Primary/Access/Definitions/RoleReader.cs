using System.Text.Json;
using Tombolo.Api.Access;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Primary.Access.Definitions;

/// <summary>
/// Decodes K10ClusterRoles; given to their informer. A role names one of the access roles and has no rules of its own (contract U7): what a binding
/// grants never depends on what somebody wrote into a K10ClusterRole beyond that choice.
/// </summary>
internal static class RoleReader
{
    public static RoleDefinition Read(KubernetesObject source)
    {
        var metadata = source.Metadata;
        try
        {
            var (clusterRole, fault) = Decide(metadata.Name, source.Deserialize(ApiJsonContext.Default.K10ClusterRole).Spec);
            return new RoleDefinition(metadata.Name, metadata.IsDeleting, clusterRole, fault);
        }
        catch (JsonException)
        {
            return new RoleDefinition(metadata.Name, metadata.IsDeleting, "", $"K10ClusterRole {metadata.Name} cannot be read; {Repair}");
        }
    }

    private static string Repair => $"set spec.clusterRoleRef to one of {string.Join(", ", AccessRoles.References)}";

    private static (string ClusterRole, string? Fault) Decide(string name, K10ClusterRoleSpec? spec)
    {
        if (spec?.Rules is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) })
        {
            return ("", $"K10ClusterRole {name} has rules of its own, which cannot be granted; remove spec.rules and {Repair}");
        }

        if (string.IsNullOrEmpty(spec?.ClusterRoleRef))
        {
            return AccessRoles.Predefined(name) is { } predefined
                ? (predefined.Kasten, null)
                : ("", $"K10ClusterRole {name} does not say what it grants; {Repair}");
        }

        return AccessRoles.Referenced(spec.ClusterRoleRef) is not null
            ? (spec.ClusterRoleRef, null)
            : ("", $"K10ClusterRole {name} names ClusterRole '{spec.ClusterRoleRef}', which may not be granted; {Repair}");
    }
}
