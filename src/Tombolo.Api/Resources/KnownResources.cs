namespace Tombolo.Api.Resources;

/// <summary>The resources Tombolo reads or writes (contract section 1.0 and the Kubernetes API).</summary>
public static class KnownResources
{
    /// <summary>Group of Bootstrap, Cluster and Distribution.</summary>
    public const string DistributionGroup = "dist.kio.kasten.io";

    /// <summary>Group of K10ClusterRole and K10ClusterRoleBinding.</summary>
    public const string AuthGroup = "auth.kio.kasten.io";

    /// <summary>Group of Profile, Policy, PolicyPreset, TransformSet and BlueprintBinding.</summary>
    public const string ConfigGroup = "config.kio.kasten.io";

    /// <summary>Group of Blueprint.</summary>
    public const string KanisterGroup = "cr.kanister.io";

    /// <summary>Group of ClusterTrust.</summary>
    public const string TomboloGroup = "tombolo.io";

    public static readonly ResourceType ClusterTrust = new(TomboloGroup, "v1alpha1", "ClusterTrust", "clustertrusts", Namespaced: true);
    public static readonly ResourceType Bootstrap = new(DistributionGroup, "v1alpha1", "Bootstrap", "bootstraps", Namespaced: true);
    public static readonly ResourceType Cluster = new(DistributionGroup, "v1alpha1", "Cluster", "clusters", Namespaced: true);
    public static readonly ResourceType Distribution = new(DistributionGroup, "v1alpha1", "Distribution", "distributions", Namespaced: true);
    public static readonly ResourceType K10ClusterRole = new(AuthGroup, "v1alpha1", "K10ClusterRole", "k10clusterroles", Namespaced: true);
    public static readonly ResourceType K10ClusterRoleBinding = new(AuthGroup, "v1alpha1", "K10ClusterRoleBinding", "k10clusterrolebindings", Namespaced: true);
    public static readonly ResourceType Profile = new(ConfigGroup, "v1alpha1", "Profile", "profiles", Namespaced: true);
    public static readonly ResourceType Policy = new(ConfigGroup, "v1alpha1", "Policy", "policies", Namespaced: true);
    public static readonly ResourceType PolicyPreset = new(ConfigGroup, "v1alpha1", "PolicyPreset", "policypresets", Namespaced: true);
    public static readonly ResourceType TransformSet = new(ConfigGroup, "v1alpha1", "TransformSet", "transformsets", Namespaced: true);
    public static readonly ResourceType BlueprintBinding = new(ConfigGroup, "v1alpha1", "BlueprintBinding", "blueprintbindings", Namespaced: true);
    public static readonly ResourceType Blueprint = new(KanisterGroup, "v1alpha1", "Blueprint", "blueprints", Namespaced: true);

    public static readonly ResourceType Namespace = new("", "v1", "Namespace", "namespaces", Namespaced: false);
    public static readonly ResourceType Node = new("", "v1", "Node", "nodes", Namespaced: false);
    public static readonly ResourceType Secret = new("", "v1", "Secret", "secrets", Namespaced: true);
    public static readonly ResourceType ConfigMap = new("", "v1", "ConfigMap", "configmaps", Namespaced: true);
    public static readonly ResourceType ServiceAccount = new("", "v1", "ServiceAccount", "serviceaccounts", Namespaced: true);
    public static readonly ResourceType Event = new("", "v1", "Event", "events", Namespaced: true);
    public static readonly ResourceType Deployment = new("apps", "v1", "Deployment", "deployments", Namespaced: true);
    public static readonly ResourceType Lease = new("coordination.k8s.io", "v1", "Lease", "leases", Namespaced: true);
    public static readonly ResourceType Role = new("rbac.authorization.k8s.io", "v1", "Role", "roles", Namespaced: true);
    public static readonly ResourceType RoleBinding = new("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings", Namespaced: true);
    public static readonly ResourceType ClusterRole = new("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", Namespaced: false);
    public static readonly ResourceType ClusterRoleBinding = new("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings", Namespaced: false);
    public static readonly ResourceType CustomResourceDefinition = new("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", Namespaced: false);
}
