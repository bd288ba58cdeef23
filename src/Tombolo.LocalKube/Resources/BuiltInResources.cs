namespace Tombolo.LocalKube.Resources;

/// <summary>The built-in kinds that are served; every other one is answered as a server answers that does not have it.</summary>
internal static class BuiltInResources
{
    private const string Rbac = "rbac.authorization.k8s.io";
    private const string Authorization = "authorization.k8s.io";

    public static readonly GroupResource Namespaces = new("", "namespaces");
    public static readonly GroupResource Secrets = new("", "secrets");
    public static readonly GroupResource ConfigMaps = new("", "configmaps");
    public static readonly GroupResource ServiceAccounts = new("", "serviceaccounts");
    public static readonly GroupResource Nodes = new("", "nodes");
    public static readonly GroupResource Events = new("", "events");
    public static readonly GroupResource Leases = new("coordination.k8s.io", "leases");
    public static readonly GroupResource Roles = new(Rbac, "roles");
    public static readonly GroupResource RoleBindings = new(Rbac, "rolebindings");
    public static readonly GroupResource ClusterRoles = new(Rbac, "clusterroles");
    public static readonly GroupResource ClusterRoleBindings = new(Rbac, "clusterrolebindings");
    public static readonly GroupResource Deployments = new("apps", "deployments");
    public static readonly GroupResource CustomResourceDefinitions = new("apiextensions.k8s.io", "customresourcedefinitions");
    public static readonly GroupResource TokenReviews = new("authentication.k8s.io", "tokenreviews");
    public static readonly GroupResource SelfSubjectReviews = new("authentication.k8s.io", "selfsubjectreviews");
    public static readonly GroupResource SubjectAccessReviews = new(Authorization, "subjectaccessreviews");
    public static readonly GroupResource LocalSubjectAccessReviews = new(Authorization, "localsubjectaccessreviews");
    public static readonly GroupResource SelfSubjectAccessReviews = new(Authorization, "selfsubjectaccessreviews");
    public static readonly GroupResource SelfSubjectRulesReviews = new(Authorization, "selfsubjectrulesreviews");

    /// <summary>In the order of discovery.</summary>
    public static readonly IReadOnlyList<ResourceDefinition> All =
    [
        Stored(ConfigMaps, "v1", "ConfigMap", ["cm"]),
        Stored(Events, "v1", "Event", ["ev"]) with { SelectableFields = EventFields(), AllowsCreateOnUpdate = true },
        Stored(Namespaces, "v1", "Namespace", ["ns"]) with
        {
            IsNamespaced = false,
            HasStatus = true,
            Verbs = Resources.Verbs.WithoutCollection,
            SelectableFields = Fields("status.phase"),
            ReturnsDeletedObject = true,
        },
        Stored(Nodes, "v1", "Node", ["no"]) with
        {
            IsNamespaced = false,
            HasStatus = true,
            SelectableFields = Fields("spec.unschedulable"),
            FieldDefaults = new Dictionary<string, string> { ["spec.unschedulable"] = "false" },
        },
        Stored(Secrets, "v1", "Secret", []) with { SelectableFields = Fields("type") },
        Stored(ServiceAccounts, "v1", "ServiceAccount", ["sa"]) with { ReturnsDeletedObject = true },
        Stored(CustomResourceDefinitions, "v1", "CustomResourceDefinition", ["crd", "crds"]) with
        {
            IsNamespaced = false,
            HasStatus = true,
            HasGeneration = true,
            Categories = ["api-extensions"],
            AllowsUnconditionalUpdate = false,
        },
        Stored(Deployments, "v1", "Deployment", ["deploy"]) with { HasStatus = true, HasGeneration = true, Categories = ["all"] },
        Virtual(SelfSubjectReviews, "SelfSubjectReview"),
        Virtual(TokenReviews, "TokenReview"),
        Virtual(LocalSubjectAccessReviews, "LocalSubjectAccessReview") with { IsNamespaced = true },
        Virtual(SelfSubjectAccessReviews, "SelfSubjectAccessReview"),
        Virtual(SelfSubjectRulesReviews, "SelfSubjectRulesReview"),
        Virtual(SubjectAccessReviews, "SubjectAccessReview"),
        Stored(Leases, "v1", "Lease", []) with { AllowsCreateOnUpdate = true, AllowsUnconditionalUpdate = false },
        Stored(ClusterRoleBindings, "v1", "ClusterRoleBinding", []) with { IsNamespaced = false, AllowsCreateOnUpdate = true },
        Stored(ClusterRoles, "v1", "ClusterRole", []) with { IsNamespaced = false, AllowsCreateOnUpdate = true },
        Stored(RoleBindings, "v1", "RoleBinding", []) with { AllowsCreateOnUpdate = true },
        Stored(Roles, "v1", "Role", []) with { AllowsCreateOnUpdate = true },
    ];

    private static ResourceDefinition Stored(GroupResource resource, string version, string kind, IReadOnlyList<string> shortNames) => new()
    {
        Group = resource.Group,
        Version = version,
        Kind = kind,
        ListKind = kind + "List",
        Plural = resource.Resource,
        Singular = "",
        ShortNames = shortNames,
        IsNamespaced = true,
        Verbs = Resources.Verbs.BuiltIn,
        AllowsUnconditionalUpdate = true,
    };

    private static ResourceDefinition Virtual(GroupResource resource, string kind) => Stored(resource, "v1", kind, []) with
    {
        IsNamespaced = false,
        IsVirtual = true,
        Verbs = Resources.Verbs.Create,
    };

    private static Dictionary<string, string[]> Fields(params string[] paths) => paths.ToDictionary(path => path, path => path.Split('.'), StringComparer.Ordinal);

    private static Dictionary<string, string[]> EventFields()
    {
        var fields = Fields(
            "involvedObject.kind",
            "involvedObject.namespace",
            "involvedObject.name",
            "involvedObject.uid",
            "involvedObject.apiVersion",
            "involvedObject.resourceVersion",
            "involvedObject.fieldPath",
            "reason",
            "reportingComponent",
            "type");
        fields["source"] = ["source", "component"];
        return fields;
    }
}
