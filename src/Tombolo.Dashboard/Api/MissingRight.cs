using Tombolo.Api.Names;
using Tombolo.Api.Resources;

namespace Tombolo.Dashboard.Api;

/// <summary>Says which right is missing and how it is given.</summary>
internal static class MissingRight
{
    public static Refusal Refusal(string user, string verb, ResourceType type, string name) =>
        Api.Refusal.Because(Microsoft.AspNetCore.Http.StatusCodes.Status403Forbidden, "Forbidden", Describe(user, verb, type, name));

    /// <summary>Verb, resource, namespace and the command that repairs it.</summary>
    public static string Describe(string user, string verb, ResourceType type, string name)
    {
        var subject = user.StartsWith(ServiceAccount, StringComparison.Ordinal) && user[ServiceAccount.Length..].Split(':') is [var @namespace, var account]
            ? $"--serviceaccount={@namespace}:{account}"
            : $"--user={user}";
        return $"{user} may not {verb} {type.QualifiedName}{(name.Length > 0 ? $" '{name}'" : "")} in namespace {WellKnownNamespaces.MultiCluster}. "
            + "Ask an administrator for the right; all rights of the manager are given by: "
            + $"kubectl create rolebinding NAME -n {WellKnownNamespaces.MultiCluster} --clusterrole={AccessRoleNames.TomboloMultiClusterAdmin} {subject}";
    }

    private const string ServiceAccount = "system:serviceaccount:";
}
