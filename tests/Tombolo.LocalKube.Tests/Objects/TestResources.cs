using System.Text.Json.Nodes;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Tests.Objects;

/// <summary>Resources of tests: a custom one with every kind of field, and built-in ones.</summary>
internal static class TestResources
{
    /// <summary><c>gadgets.test.tombolo.io</c>, the same that the expectations were recorded with.</summary>
    public static ResourceDefinition Gadget { get; } = BuiltIn("test.tombolo.io", "v1", "Gadget", "gadgets") with
    {
        IsCustom = true,
        HasStatus = true,
        HasGeneration = true,
        Schema = Read("gadget-schema.json"),
    };

    public static ResourceDefinition Secret { get; } = BuiltIn("", "v1", "Secret", "secrets");

    public static ResourceDefinition ConfigMap { get; } = BuiltIn("", "v1", "ConfigMap", "configmaps");

    public static ResourceDefinition ServiceAccount { get; } = BuiltIn("", "v1", "ServiceAccount", "serviceaccounts");

    public static ResourceDefinition Namespace { get; } = BuiltIn("", "v1", "Namespace", "namespaces") with { IsNamespaced = false, HasStatus = true };

    public static ResourceDefinition Node { get; } = BuiltIn("", "v1", "Node", "nodes") with { IsNamespaced = false, HasStatus = true };

    public static ResourceDefinition Event { get; } = BuiltIn("", "v1", "Event", "events");

    public static ResourceDefinition Lease { get; } = BuiltIn("coordination.k8s.io", "v1", "Lease", "leases");

    public static ResourceDefinition Role { get; } = BuiltIn("rbac.authorization.k8s.io", "v1", "Role", "roles");

    public static ResourceDefinition ClusterRole { get; } = BuiltIn("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles") with { IsNamespaced = false };

    public static ResourceDefinition RoleBinding { get; } = BuiltIn("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings");

    public static ResourceDefinition ClusterRoleBinding { get; } =
        BuiltIn("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings") with { IsNamespaced = false };

    /// <summary>A resource by its kind.</summary>
    public static ResourceDefinition Of(string kind) =>
        new[] { Gadget, Secret, ConfigMap, ServiceAccount, Namespace, Node, Event, Lease, Role, ClusterRole, RoleBinding, ClusterRoleBinding }
            .Single(resource => resource.Kind == kind);

    /// <summary>An object of a resource: the body with apiVersion, kind and a name.</summary>
    public static JsonObject Make(ResourceDefinition resource, string body)
    {
        var node = Parse(body);
        node["apiVersion"] ??= resource.ApiVersion;
        node["kind"] ??= resource.Kind;
        var metadata = node["metadata"] as JsonObject ?? (JsonObject)(node["metadata"] = new JsonObject());
        metadata["name"] ??= "x";
        return node;
    }

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static ResourceDefinition BuiltIn(string group, string version, string kind, string plural) => new()
    {
        Group = group,
        Version = version,
        Kind = kind,
        Plural = plural,
        Singular = kind.ToLowerInvariant(),
        ListKind = kind + "List",
        IsNamespaced = true,
    };

    private static JsonObject Read(string name)
    {
        using var stream = typeof(TestResources).Assembly.GetManifestResourceStream($"Objects/{name}")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
