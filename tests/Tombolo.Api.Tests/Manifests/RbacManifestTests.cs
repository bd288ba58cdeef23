using Tombolo.Api.Manifests;
using YamlDotNet.RepresentationModel;

namespace Tombolo.Api.Tests.Manifests;

public sealed class RbacManifestTests
{
    private static readonly IReadOnlyList<YamlMappingNode> Default = Yaml.Documents(ManifestRenderer.Rbac(new ManifestOptions()));

    [Fact]
    public void Rbac_Objects_AreTheServersAndTheAccessRoles()
    {
        Assert.Equal(
            [
                "ServiceAccount tombolo", "ClusterRole tombolo-server", "ClusterRoleBinding tombolo-server", "Role tombolo-server",
                "RoleBinding tombolo-server", "ClusterRole tombolo-multi-cluster", "ClusterRole tombolo-admin", "ClusterRole tombolo-basic",
                "ClusterRole tombolo-config-view", "ClusterRole tombolo-mc-admin",
            ],
            Default.Select(yaml => $"{yaml.Text("kind")} {yaml.Text("metadata.name")}"));
    }

    [Fact]
    public void Rbac_Bind_IsLimitedToTheRoleForTheMultiClusterNamespaceAndTheAccessRoles()
    {
        var rule = Assert.Single(AllRules(Default), rule => rule.Texts("verbs").Contains("bind"));

        Assert.Equal(["clusterroles"], rule.Texts("resources"));
        Assert.Equal(
            ["tombolo-multi-cluster", "tombolo-mc-admin", "tombolo-admin", "tombolo-basic", "tombolo-config-view", "k10-admin", "k10-basic", "k10-config-view"],
            rule.Texts("resourceNames"));
    }

    [Theory]
    [InlineData("escalate")]
    [InlineData("impersonate")]
    [InlineData("deletecollection")]
    [InlineData("*")]
    public void Rbac_OfTheServer_NeverHasTheVerb(string verb) =>
        Assert.DoesNotContain(ServerRules(), rule => rule.Texts("verbs").Contains(verb));

    [Fact]
    public void Rbac_OfTheServer_HasNoWildcards() =>
        Assert.DoesNotContain(ServerRules(), rule => rule.Texts("resources").Contains("*") || rule.Texts("apiGroups").Contains("*"));

    [Theory]
    [InlineData("secrets")]
    [InlineData("configmaps")]
    [InlineData("serviceaccounts")]
    [InlineData("leases")]
    [InlineData("deployments")]
    public void Rbac_OfTheServer_TouchesOnlyInsideTheK10Namespace(string resource)
    {
        var clusterWide = Rules("ClusterRole", "tombolo-server");

        Assert.DoesNotContain(clusterWide, rule => rule.Texts("resources").Contains(resource));
        Assert.Contains(Rules("Role", "tombolo-server"), rule => rule.Texts("resources").Contains(resource));
    }

    [Theory]
    [InlineData("namespaces")]
    [InlineData("nodes")]
    [InlineData("customresourcedefinitions")]
    [InlineData("profiles")]
    [InlineData("blueprints")]
    public void Rbac_OfTheServer_OnlyReadsClusterWide(string resource) =>
        Assert.All(
            Rules("ClusterRole", "tombolo-server").Where(rule => rule.Texts("resources").Contains(resource)),
            rule => Assert.Equal(["get", "list", "watch"], rule.Texts("verbs")));

    [Fact]
    public void Rbac_ServiceAccounts_AreThoseOfTheOptions()
    {
        var documents = Yaml.Documents(ManifestRenderer.Rbac(new ManifestOptions { Namespace = "backup", Release = "kasten", ServiceAccount = "mc" }));

        Assert.All(
            documents.SelectMany(yaml => yaml.Items("subjects")),
            subject => Assert.Equal("ServiceAccount backup/mc", $"{subject.Text("kind")} {subject.Text("namespace")}/{subject.Text("name")}"));
        Assert.All(
            documents.Where(yaml => yaml.Text("kind") is "Role" or "RoleBinding" or "ServiceAccount"),
            yaml => Assert.Equal("backup", yaml.Text("metadata.namespace")));
        Assert.Contains("kasten-admin", AllRules(documents).SelectMany(rule => rule.Texts("resourceNames")));
    }

    [Fact]
    public void All_Text_HasNoPlaceholderLeftAndNeverMakesANamespace()
    {
        var text = ManifestRenderer.All(new ManifestOptions());

        Assert.DoesNotContain("${", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Yaml.Documents(text), yaml => yaml.Text("kind") == "Namespace");
        Assert.Equal(22, Yaml.Documents(text).Count);
        Assert.Equal("CustomResourceDefinition", Yaml.Documents(text)[0].Text("kind"));
    }

    [Fact]
    public void Rbac_InvalidOptions_AreAllNamed()
    {
        var options = new ManifestOptions { Namespace = "a b", Release = "", ServiceAccount = "x\ny: z" };

        Assert.Equal(["namespace", "release", "service-account"], options.Validate().Select(error => error.Path));
        Assert.Throws<ArgumentException>(() => ManifestRenderer.Rbac(options));
    }

    private static IEnumerable<YamlNode> AllRules(IEnumerable<YamlMappingNode> documents) => documents.SelectMany(yaml => yaml.Items("rules"));

    private static IEnumerable<YamlNode> ServerRules() =>
        Rules("ClusterRole", "tombolo-server").Concat(Rules("Role", "tombolo-server")).Concat(Rules("ClusterRole", "tombolo-multi-cluster"));

    private static IEnumerable<YamlNode> Rules(string kind, string name) =>
        Default.Single(yaml => yaml.Text("kind") == kind && yaml.Text("metadata.name") == name).Items("rules");
}
