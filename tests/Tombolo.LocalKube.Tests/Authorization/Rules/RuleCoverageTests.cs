using Tombolo.LocalKube.Authorization.Rules;

namespace Tombolo.LocalKube.Tests.Authorization.Rules;

public sealed class RuleCoverageTests
{
    private static readonly PolicyRule ReadSecrets = new() { Verbs = ["get", "list"], ApiGroups = [""], Resources = ["secrets"] };

    public static TheoryData<string, bool> Held => new()
    {
        { "same", true },
        { "split among rules", true },
        { "stars", true },
        { "one verb less", false },
        { "only one name", false },
        { "another group", false },
    };

    [Theory]
    [MemberData(nameof(Held))]
    public void Missing_ReadSecrets_DependsOnWhatIsHeld(string held, bool covered)
    {
        PolicyRule[] rules = held switch
        {
            "same" => [ReadSecrets],
            "split among rules" => [ReadSecrets with { Verbs = ["get"] }, ReadSecrets with { Verbs = ["list"], Resources = ["*"] }],
            "stars" => [new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] }],
            "one verb less" => [ReadSecrets with { Verbs = ["get"] }],
            "only one name" => [ReadSecrets with { ResourceNames = ["x"] }],
            _ => [ReadSecrets with { ApiGroups = ["apps"] }],
        };

        Assert.Equal(covered, RuleCoverage.Missing(rules, [ReadSecrets]).Count == 0);
    }

    [Fact]
    public void Missing_SubresourceStar_CoversSubresourcesAlone()
    {
        PolicyRule[] held = [new() { Verbs = ["get"], ApiGroups = [""], Resources = ["*/status"] }];

        Assert.Empty(RuleCoverage.Missing(held, [new() { Verbs = ["get"], ApiGroups = [""], Resources = ["pods/status"] }]));
        Assert.NotEmpty(RuleCoverage.Missing(held, [new() { Verbs = ["get"], ApiGroups = [""], Resources = ["pods"] }]));
    }

    [Fact]
    public void Missing_Paths_AreCoveredByPrefix()
    {
        PolicyRule[] held = [new() { Verbs = ["get"], NonResourceUrls = ["/api/*"] }];

        Assert.Empty(RuleCoverage.Missing(held, [new() { Verbs = ["get"], NonResourceUrls = ["/api/v1", "/api/*"] }]));
        Assert.Equal("/*", Assert.Single(RuleCoverage.Missing(held, [new() { Verbs = ["get"], NonResourceUrls = ["/*"] }])).NonResourceUrls[0]);
    }

    [Fact]
    public void Describe_PartsOfOneResource_ArePutTogetherAndSorted()
    {
        var missing = RuleCoverage.Missing([], [ReadSecrets, new() { Verbs = ["get"], NonResourceUrls = ["/x"] }, new() { Verbs = ["bind"], ApiGroups = ["g"], Resources = ["r"], ResourceNames = ["n"] }]);

        Assert.Equal(
            """
            {APIGroups:[""], Resources:["secrets"], Verbs:["get" "list"]}
            {APIGroups:["g"], Resources:["r"], ResourceNames:["n"], Verbs:["bind"]}
            {NonResourceURLs:["/x"], Verbs:["get"]}
            """,
            RuleText.Describe(missing));
    }
}
