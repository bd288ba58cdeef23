using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Users;
using Tombolo.Dashboard.Users.Rights;

namespace Tombolo.Dashboard.Auth;

/// <summary>Sums up what a user may do, from their two rules reviews.</summary>
internal static class MyRightsReader
{
    private static readonly string[] Verbs = ["get", "list", "create", "update", "patch", "delete"];

    private static readonly ResourceType[] ManagerTypes =
        [KnownResources.Cluster, KnownResources.Distribution, KnownResources.Bootstrap, KnownResources.K10ClusterRoleBinding, KnownResources.Profile, KnownResources.Policy, KnownResources.Secret];

    private static readonly ResourceType[] ClusterTypes = [KnownResources.Profile, KnownResources.Policy, KnownResources.ConfigMap, KnownResources.Secret];

    public static async Task<MyRights> ReadAsync(UserKubernetes user, string k10Namespace, CancellationToken cancellationToken)
    {
        var manager = await user.GetRightsAsync(WellKnownNamespaces.MultiCluster, cancellationToken);
        var cluster = await user.GetRightsAsync(k10Namespace, cancellationToken);
        return new MyRights
        {
            Promote = manager.IsAllowed("create", KnownResources.Bootstrap, "") && await user.MayAsync("create", KnownResources.Namespace, "", "", cancellationToken),
            Join = cluster.IsAllowed("create", KnownResources.Secret, "") && cluster.IsAllowed("create", KnownResources.ConfigMap, ""),
            EditFeatures = cluster.IsAllowed("patch", KnownResources.ConfigMap, WellKnownNames.Features) && cluster.IsAllowed("create", KnownResources.ConfigMap, ""),
            Manager = ManagerTypes.ToDictionary(type => type.Plural, type => VerbsOf(manager, type), StringComparer.Ordinal),
            Cluster = ClusterTypes.ToDictionary(type => type.Plural, type => VerbsOf(cluster, type), StringComparer.Ordinal),
        };
    }

    private static IReadOnlyList<string> VerbsOf(UserRights rights, ResourceType type) => [.. Verbs.Where(verb => rights.IsAllowed(verb, type, ""))];
}
