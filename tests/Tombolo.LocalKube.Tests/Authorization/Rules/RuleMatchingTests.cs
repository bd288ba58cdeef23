using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Authorization.Rules;

namespace Tombolo.LocalKube.Tests.Authorization.Rules;

public sealed class RuleMatchingTests
{
    [Theory]
    [InlineData("get", "", "secrets", "", "", true)]
    [InlineData("list", "", "secrets", "", "", false)]
    [InlineData("get", "apps", "secrets", "", "", false)]
    [InlineData("get", "", "configmaps", "", "", false)]
    [InlineData("get", "", "secrets", "status", "", false)]
    [InlineData("get", "", "pods", "log", "", true)]
    [InlineData("get", "", "nodes", "metrics", "", true)]
    [InlineData("get", "", "nodes", "", "", false)]
    [InlineData("get", "", "xmetrics", "", "", false)]
    public void Allows_Resource_LooksAtVerbGroupAndResource(string verb, string group, string resource, string subresource, string name, bool expected)
    {
        var rule = new PolicyRule { Verbs = ["get"], ApiGroups = [""], Resources = ["secrets", "pods/log", "*/metrics"] };

        Assert.Equal(expected, rule.Allows(Attributes(verb, group, resource, subresource, name)));
    }

    [Theory]
    [InlineData("one", true)]
    [InlineData("two", false)]
    [InlineData("", false)]
    public void Allows_Names_OnlyThese(string name, bool expected)
    {
        var rule = new PolicyRule { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"], ResourceNames = ["one"] };

        Assert.Equal(expected, rule.Allows(Attributes("get", "any", "thing", "", name)));
    }

    [Theory]
    [InlineData("/healthz", true)]
    [InlineData("/healthz/ping", false)]
    [InlineData("/apis", true)]
    [InlineData("/apis/", true)]
    [InlineData("/apis/apps/v1", true)]
    [InlineData("/apisx", false)]
    [InlineData("/version", false)]
    public void Allows_Path_StarsEndIt(string path, bool expected)
    {
        var rule = new PolicyRule { Verbs = ["get"], NonResourceUrls = ["/healthz", "/apis", "/apis/*"] };

        Assert.Equal(expected, rule.Allows(new RequestAttributes { Verb = "get", Path = path }));
    }

    private static RequestAttributes Attributes(string verb, string group, string resource, string subresource, string name) => new()
    {
        IsResourceRequest = true,
        Verb = verb,
        Group = group,
        Resource = resource,
        Subresource = subresource,
        Name = name,
    };
}
