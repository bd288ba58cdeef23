using Tombolo.Api.Manifests;

namespace Tombolo.Api.Tests.Manifests;

public sealed class PrimaryAccessTests
{
    [Fact]
    public void PrimaryAccess_OfEverybody_IsTheOneVerbForTheServer()
    {
        var documents = Yaml.Documents(ManifestRenderer.PrimaryAccess(new ManifestOptions { Namespace = "backup", ServiceAccount = "robot" }, PrimaryAccessOptions.All));

        Assert.Equal(["ClusterRole tombolo-primary-access", "ClusterRoleBinding tombolo-primary-access"], documents.Select(yaml => $"{yaml.Text("kind")} {yaml.Text("metadata.name")}"));
        var rule = Assert.Single(documents[0].Items("rules"));
        Assert.Equal(["users", "groups"], rule.Texts("resources"));
        Assert.Equal(["impersonate"], rule.Texts("verbs"));
        Assert.Equal("backup/robot", $"{documents[1].Items("subjects").Single().Text("namespace")}/{documents[1].Items("subjects").Single().Text("name")}");
    }

    [Fact]
    public void PrimaryAccess_OfSome_NamesThemAsTheyAreKnownThere()
    {
        var access = new PrimaryAccessOptions("0b5c", ["alice", "o\"brien", "system:serviceaccount:tools:runner"], ["ops"]);
        var rules = Yaml.Documents(ManifestRenderer.PrimaryAccess(new ManifestOptions(), access))[0].Items("rules").ToList();

        Assert.Equal(["tombolo:0b5c:alice", "tombolo:0b5c:o\"brien", "tombolo:0b5c:system:serviceaccount:tools:runner"], rules[0].Texts("resourceNames"));
        Assert.Equal(["users"], rules[0].Texts("resources"));
        Assert.Equal(["tombolo:0b5c:ops"], rules[1].Texts("resourceNames"));
        Assert.Equal(["groups"], rules[1].Texts("resources"));
    }

    [Fact]
    public void PrimaryAccess_FaultyOptions_AreAllNamed()
    {
        Assert.Equal(["primary-id"], new PrimaryAccessOptions(null, ["alice"], []).Validate().Select(error => error.Path));
        Assert.Equal(["primary-id", "user", "group"], new PrimaryAccessOptions("a b", ["system:admin"], ["system:masters"]).Validate().Select(error => error.Path));
    }
}
