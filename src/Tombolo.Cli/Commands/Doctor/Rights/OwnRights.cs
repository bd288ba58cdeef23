using Tombolo.Api.Names;
using Tombolo.Api.Resources;

namespace Tombolo.Cli.Commands.Doctor.Rights;

/// <summary>What whoever runs this command needs.</summary>
internal static class OwnRights
{
    /// <summary>To let this cluster join, and to see what comes of it.</summary>
    public static IReadOnlyList<Access> ToJoin(string k10Namespace) =>
    [
        .. Each(k10Namespace, KnownResources.Secret, "get", "list", "watch", "create", "patch"),
        .. Each(k10Namespace, KnownResources.ConfigMap, "get", "create", "patch"),
    ];

    /// <summary>To make tokens and distributions on a primary.</summary>
    public static IReadOnlyList<Access> OnPrimary() =>
    [
        .. Each(WellKnownNamespaces.MultiCluster, KnownResources.Secret, "get", "list", "watch", "create", "delete"),
        .. Each(WellKnownNamespaces.MultiCluster, KnownResources.Cluster, "get", "list", "watch", "delete"),
        .. Each(WellKnownNamespaces.MultiCluster, KnownResources.Distribution, "get", "list", "watch", "create", "patch", "delete"),
    ];

    private static IEnumerable<Access> Each(string @namespace, ResourceType type, params string[] verbs) =>
        verbs.Select(verb => new Access(verb, @namespace, type.Group, type.Plural));
}
