using System.Text.Json;
using Tombolo.Protocol.Grants;
using Tombolo.Secondary.Access.WhoCan;

namespace Tombolo.Secondary.Tests.Access.WhoCan;

/// <summary>As the RBAC authorizer of Kubernetes decides (Kubernetes "Using RBAC Authorization").</summary>
public sealed class RuleMatchTests
{
    [Theory]
    [InlineData("get pods", """{"verbs":["get"],"apiGroups":[""],"resources":["pods"]}""", true)]
    [InlineData("list pods", """{"verbs":["get"],"apiGroups":[""],"resources":["pods"]}""", false)]
    [InlineData("list pods", """{"verbs":["*"],"apiGroups":[""],"resources":["pods"]}""", true)]
    [InlineData("get pods", """{"verbs":["get"],"apiGroups":["apps"],"resources":["pods"]}""", false)]
    [InlineData("get pods", """{"verbs":["get"],"apiGroups":["*"],"resources":["*"]}""", true)]
    [InlineData("get deployments.apps", """{"verbs":["get"],"apiGroups":["apps"],"resources":["deployments"]}""", true)]
    [InlineData("get pods/log", """{"verbs":["get"],"apiGroups":[""],"resources":["pods"]}""", false)]
    [InlineData("get pods/log", """{"verbs":["get"],"apiGroups":[""],"resources":["pods/log"]}""", true)]
    [InlineData("get pods/log", """{"verbs":["get"],"apiGroups":[""],"resources":["*/log"]}""", true)]
    [InlineData("get pods/log", """{"verbs":["get"],"apiGroups":[""],"resources":["*"]}""", true)]
    [InlineData("get pods", """{"verbs":["get"],"apiGroups":[""],"resources":["pods/log"]}""", false)]
    [InlineData("get pods", """{"verbs":["get"],"nonResourceURLs":["*"]}""", false)]
    public void Of_OneRule_AllowsWhatTheAuthorizerAllows(string request, string rule, bool allows) =>
        Assert.Equal(allows, RuleMatch.Of(Rules(rule), Question(request)).Allows);

    [Fact]
    public void Of_RulesWithNames_AreLimitedUnlessOneIsNot()
    {
        const string Limited = """{"verbs":["get"],"apiGroups":[""],"resources":["pods"],"resourceNames":["b","a"]}""";
        const string Whole = """{"verbs":["get"],"apiGroups":[""],"resources":["pods"]}""";

        Assert.Equal(["a", "b"], RuleMatch.Of(Rules(Limited), Question("get pods")).OnlyNames);
        Assert.Empty(RuleMatch.Of(Rules($"{Limited},{Whole}"), Question("get pods")).OnlyNames);
        Assert.False(RuleMatch.Of(Rules(Limited), Question("list pods")).Allows);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void Of_NoRules_AllowsNothing(string rules) => Assert.False(RuleMatch.Of(JsonDocument.Parse(rules).RootElement, Question("get pods")).Allows);

    private static JsonElement Rules(string rules) => JsonDocument.Parse($"[{rules}]").RootElement;

    private static WhoCanQuestion Question(string request)
    {
        var words = request.Split(' ', '/');
        var resource = words[1].Split('.', 2);
        return new WhoCanQuestion(words[0], resource.Length > 1 ? resource[1] : "", resource[0], words.Length > 2 ? words[2] : "", "");
    }
}
