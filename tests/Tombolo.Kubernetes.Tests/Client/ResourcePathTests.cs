using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Kubernetes.Tests.Client;

public sealed class ResourcePathTests
{
    [Theory]
    [InlineData("Secret", "kasten-io", "x", null, "/api/v1/namespaces/kasten-io/secrets/x")]
    [InlineData("Cluster", "kasten-io-mc", "b", "status", "/apis/dist.kio.kasten.io/v1alpha1/namespaces/kasten-io-mc/clusters/b/status")]
    [InlineData("Node", "", "n.example", null, "/api/v1/nodes/n.example")]
    [InlineData("ClusterRole", "", "system:node", null, "/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Anode")]
    [InlineData("ClusterRole", "", "a b?c#d", null, "/apis/rbac.authorization.k8s.io/v1/clusterroles/a%20b%3Fc%23d")]
    [InlineData("ClusterRole", "", "é", null, "/apis/rbac.authorization.k8s.io/v1/clusterroles/%C3%A9")]
    [InlineData("ClusterRole", "", "...", null, "/apis/rbac.authorization.k8s.io/v1/clusterroles/...")]
    public void OfObject_Key_IsEscaped(string kind, string @namespace, string name, string? subresource, string expected) =>
        Assert.Equal(expected, ResourcePath.OfObject(TypeOf(kind), new(@namespace, name), subresource));

    [Theory]
    [InlineData("Secret", "kasten-io", "")]
    [InlineData("Secret", "kasten-io", ".")]
    [InlineData("Secret", "kasten-io", "..")]
    [InlineData("Secret", "kasten-io", "a/b")]
    [InlineData("Secret", "kasten-io", "a%2fb")]
    [InlineData("Secret", "..", "x")]
    [InlineData("Secret", "a/b", "x")]
    [InlineData("Secret", "", "x")]
    [InlineData("Node", "kasten-io", "x")]
    public void OfObject_KeyThatCannotBe_Throws(string kind, string @namespace, string name) =>
        Assert.Throws<ArgumentException>(() => ResourcePath.OfObject(TypeOf(kind), new(@namespace, name)));

    [Theory]
    [InlineData("Secret", "kasten-io", "/api/v1/namespaces/kasten-io/secrets")]
    [InlineData("Secret", null, "/api/v1/secrets")]
    [InlineData("Secret", "", "/api/v1/secrets")]
    [InlineData("Node", null, "/api/v1/nodes")]
    [InlineData("Cluster", null, "/apis/dist.kio.kasten.io/v1alpha1/clusters")]
    public void OfCollection_Namespace_OneOrAll(string kind, string? @namespace, string expected) =>
        Assert.Equal(expected, ResourcePath.OfCollection(TypeOf(kind), @namespace));

    private static ResourceType TypeOf(string kind) => kind switch
    {
        "Secret" => KnownResources.Secret,
        "Cluster" => KnownResources.Cluster,
        "Node" => KnownResources.Node,
        _ => KnownResources.ClusterRole,
    };
}
