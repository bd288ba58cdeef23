using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Cli.Tests.Harness;

namespace Tombolo.Cli.Tests.Commands.Plan;

public sealed class PlanCommandTests : FleetApiTest
{
    private const string Stored = "/distributions/baseline/plan";

    private static readonly DistributionPlan Nothing = new() { Distributions = ["baseline"], Groups = [], NotAsked = [], Problems = [], Notes = [] };

    private static PlannedObject Unchanged { get; } = new("Profile", "s3", PlanActions.Unchanged, "", "", []);

    [Fact]
    public async Task Text_PutsClustersWithOneOutcomeTogether()
    {
        string[] many = [.. Enumerable.Range(1, 97).Select(number => $"shop-{number:00}")];
        Says(Nothing with
        {
            Groups =
            [
                new PlanGroup(many,
                [
                    new PlannedObject("Profile", "s3", PlanActions.Update, "", "", [new PlannedField("spec.region", "eu-west-1", "eu-west-3", ""), new PlannedField("spec.name", "(absent)", "b", "kubectl-edit")]),
                    new PlannedObject("Secret", "cred", PlanActions.Unchanged, "", "", []),
                ]),
                new PlanGroup(["lyon"], [new PlannedObject("Profile", "s3", PlanActions.Conflict, "ForeignObject", "Profile kasten-io/s3 was made by helm; delete it", [], 3), new PlannedObject("Policy", "old", PlanActions.Remove, "", "", [])], 2),
                new PlanGroup(["porto"], [Unchanged]),
            ],
            NotAsked = [new UnaskedCluster("nice", "nice is not connected")],
            Problems = ["Profile/lost does not exist"],
            Notes = ["Cluster porto is paused"],
        });

        var result = await RunAsync("plan", "distribution/baseline");

        Assert.Equal(
            """
            97 clusters (shop-01, shop-02, shop-03, shop-04, shop-05 and 92 more): 1 update
              update Profile/s3   2 fields
                  spec.region: eu-west-1 -> eu-west-3
                  spec.name: (absent) -> b   (of kubectl-edit)
              1 more stay as they are

            1 cluster (lyon): 1 conflict, 1 remove
              conflict Profile/s3   3 fields
                  and 3 more fields
                  Profile kasten-io/s3 was made by helm; delete it
              remove Policy/old
              and 2 more objects

            1 cluster (porto): nothing would happen
            nice: not known, nice is not connected
            Profile/lost does not exist

            """,
            result.Out);
        Assert.Contains("Cluster porto is paused", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, result.ExitCode);
    }

    [Theory]
    [InlineData(PlanActions.Unchanged, false, false, 0)]
    [InlineData(PlanActions.Create, false, false, 1)]
    [InlineData(PlanActions.Keep, false, false, 1)]
    [InlineData(PlanActions.Conflict, false, false, 1)]
    [InlineData(PlanActions.Unchanged, true, false, 2)]
    [InlineData(PlanActions.Update, true, false, 2)]
    [InlineData(PlanActions.Unchanged, false, true, 2)]
    public async Task ExitCode_SaysWhetherSomethingWouldHappen(string action, bool isSomeClusterAway, bool isSomethingMissing, int expected)
    {
        Says(Nothing with
        {
            Groups = [new PlanGroup(["lyon"], [Unchanged with { Action = action }])],
            NotAsked = isSomeClusterAway ? [new UnaskedCluster("nice", "nice is not connected")] : [],
            Problems = isSomethingMissing ? ["Profile/lost does not exist"] : [],
        });

        Assert.Equal(expected, (await RunAsync("plan", "distribution/baseline", "-o", "json")).ExitCode);
    }

    [Theory]
    [InlineData(403, """{"reason":"Forbidden","message":"ann may not get distributions"}""", "ann may not get distributions")]
    [InlineData(404, """{"reason":"NotFound","message":"there is no Distribution baseline"}""", "there is no Distribution baseline")]
    public async Task Refused_IsNoAnswer(int code, string body, string expected)
    {
        Answers[Stored] = (code, body);

        var result = await RunAsync("plan", "distribution/baseline");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_SendsItsObjectsAsTheyAre()
    {
        Answers["/plan"] = (200, JsonSerializer.Serialize(Nothing, DetailJsonContext.Default.DistributionPlan));
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "plan.yaml");
        await File.WriteAllTextAsync(file, "{apiVersion: v1, kind: Secret, metadata: {name: a}}\n---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}\n", TestContext.Current.CancellationToken);

        var result = await RunAsync("plan", "-f", file);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("No cluster is concerned.", result.Out, StringComparison.Ordinal);
        Assert.Equal("""{"objects":[{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"}},{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b"}}]}""", LastBody);
    }

    [Theory]
    [InlineData("name what to plan")]
    [InlineData("name what to plan", "distribution/a", "-f", "x")]
    [InlineData("'profile/a' is no distribution", "profile/a")]
    [InlineData("'distribution/A' is no distribution", "distribution/A")]
    public async Task Words_ThatAreNone_AreAUsageError(string expected, params string[] words)
    {
        var result = await RunAsync(["plan", .. words]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    private void Says(DistributionPlan plan) => Answers[Stored] = (200, JsonSerializer.Serialize(plan, DetailJsonContext.Default.DistributionPlan));
}
