using Tombolo.Api.Resources;
using Tombolo.Api.Validation;

namespace Tombolo.Cli.Commands.Access;

/// <summary>A resource on the command line: <c>RESOURCE[.GROUP][/SUBRESOURCE]</c>.</summary>
/// <param name="Group">Empty for the core group.</param>
/// <param name="Subresource">Empty for the resource itself.</param>
internal sealed record ResourceArgument(string Group, string Resource, string Subresource)
{
    private const string Actions = "actions.kio.kasten.io";
    private const string Apps = "apps.kio.kasten.io";

    // What is meant without its group: the resources of this system, those of Kasten and the most usual ones of Kubernetes.
    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["backupactions"] = Actions,
        ["restoreactions"] = Actions,
        ["exportactions"] = Actions,
        ["importactions"] = Actions,
        ["runactions"] = Actions,
        ["cancelactions"] = Actions,
        ["applications"] = Apps,
        ["restorepoints"] = Apps,
        ["pods"] = "",
        ["services"] = "",
        ["persistentvolumes"] = "",
        ["persistentvolumeclaims"] = "",
    };

    static ResourceArgument()
    {
        foreach (var type in new[]
        {
            KnownResources.Profile, KnownResources.Policy, KnownResources.PolicyPreset, KnownResources.TransformSet, KnownResources.BlueprintBinding,
            KnownResources.Blueprint, KnownResources.Cluster, KnownResources.Distribution, KnownResources.Bootstrap, KnownResources.K10ClusterRole,
            KnownResources.K10ClusterRoleBinding, KnownResources.Secret, KnownResources.ConfigMap, KnownResources.Namespace, KnownResources.Node,
            KnownResources.ServiceAccount, KnownResources.Event, KnownResources.Deployment, KnownResources.Role, KnownResources.RoleBinding,
            KnownResources.ClusterRole, KnownResources.ClusterRoleBinding,
        })
        {
            Groups.Add(type.Plural, type.Group);
        }
    }

    /// <summary>Null with a fault when the text names no resource.</summary>
    public static ResourceArgument? Read(string text, List<string> faults)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (whole, subresource) = slash < 0 ? (text, "") : (text[..slash], text[(slash + 1)..]);
        var dot = whole.IndexOf('.', StringComparison.Ordinal);
        var (resource, group) = dot < 0 ? (whole, Groups.GetValueOrDefault(whole)) : (whole[..dot], whole[(dot + 1)..]);
        if (group is null)
        {
            faults.Add($"'{whole}' is no resource that is known without its API group; write it as kubectl api-resources shows it, plural and with group, such as policies.config.kio.kasten.io");
            return null;
        }

        if (DnsNames.CheckLabel(resource) is not null || (group.Length > 0 && DnsNames.CheckSubdomain(group) is not null) || (slash >= 0 && DnsNames.CheckLabel(subresource) is not null))
        {
            faults.Add($"'{text}' is no resource; write RESOURCE[.GROUP][/SUBRESOURCE], such as policies.config.kio.kasten.io or secrets");
            return null;
        }

        return new ResourceArgument(group, resource, subresource);
    }
}
