using System.Text;
using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Distributions.Plans;
using Tombolo.Primary.Hub;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Plans;

namespace Tombolo.Primary.Tests.Distributions.Plans;

public sealed class DistributionPlansTests : IDisposable
{
    private readonly PlanningFleet _fleet = new();

    public DistributionPlansTests()
    {
        _fleet.Join("a").Join("b").Join("c");
        _fleet.Fleet.Put(SourceBuilder.Profile("p1"));
        _fleet.Fleet.Put(new DistributionBuilder("one").Where("").OfProfiles("p1"));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _fleet.Dispose();

    [Fact]
    public async Task Plan_SameOutcome_IsOneGroup_DifferencesFirst()
    {
        _fleet.Answer = (cluster, _) => new PlanAnswer([Profile(cluster == "b" ? PlanActions.Unchanged : PlanActions.Update)]);

        var plan = (await _fleet.Plans.PlanAsync("one", Cancelled)).Plan!;

        Assert.Equal(["a c: Update", "b: Unchanged"], plan.Groups.Select(group => $"{string.Join(' ', group.Clusters)}: {group.Objects[0].Action}"));
        Assert.True(plan is { IsDifferent: true, IsComplete: true });
    }

    [Theory]
    [InlineData("a field", "From")]
    [InlineData("a message", "Message")]
    [InlineData("what is left out", "More")]
    public async Task Plan_OutcomesThatDiffer_AreNoGroup(string because, string what)
    {
        _fleet.Answer = (cluster, _) => (what, cluster) switch
        {
            (_, not "a") => new PlanAnswer([Profile(PlanActions.Update) with { Fields = [new PlannedField("spec.x", "1", "2", "")] }]),
            ("From", _) => new PlanAnswer([Profile(PlanActions.Update) with { Fields = [new PlannedField("spec.x", "0", "2", "")] }]),
            ("Message", _) => new PlanAnswer([Profile(PlanActions.Update) with { Message = "other", Fields = [new PlannedField("spec.x", "1", "2", "")] }]),
            _ => new PlanAnswer([Profile(PlanActions.Update) with { Fields = [new PlannedField("spec.x", "1", "2", "")] }], 3),
        };

        var plan = (await _fleet.Plans.PlanAsync("one", Cancelled)).Plan!;

        Assert.True(plan.Groups.Count == 2, because);
    }

    [Fact]
    public async Task Plan_ClusterIsAwayOrCannotSay_IsNotKnownAndNeverUnchanged()
    {
        _fleet.Connections.Disconnect("id-of-a", _fleet.Time.GetUtcNow());
        var answer = _fleet.Connections.Answer;
        _fleet.Connections.Answer = cluster => cluster == "id-of-b" ? new MemberAnswer(false, "Unsupported", "this release does not know 'plan'; upgrade Tombolo on cluster b") : answer(cluster);
        _fleet.Answer = (_, _) => new PlanAnswer([Profile(PlanActions.Unchanged)]);

        var plan = (await _fleet.Plans.PlanAsync("one", Cancelled)).Plan!;

        Assert.Equal(["c"], Assert.Single(plan.Groups).Clusters);
        Assert.Equal(["a is not connected", "b cannot say: this release does not know 'plan'; upgrade Tombolo on cluster b"], plan.NotAsked.Select(one => one.Message));
        Assert.True(plan is { IsDifferent: false, IsComplete: false });
    }

    [Fact]
    public async Task Plan_ManyObjects_AreAskedInQuestionsThatStaySmall()
    {
        string[] names = [.. Enumerable.Range(0, 250).Select(number => $"p{number:000}")];
        _fleet.Fleet.Put([.. names.Select(name => SourceBuilder.Profile(name))]);
        _fleet.Fleet.Put(new DistributionBuilder("one").To("a").OfProfiles(names));

        var plan = (await _fleet.Plans.PlanAsync("one", Cancelled)).Plan!;

        Assert.Equal([100, 100, 50], _fleet.Questions().Where(asked => asked.Cluster == "a").Select(asked => asked.Question.Items.Count));
        Assert.Equal([false, false, true], _fleet.Questions().Where(asked => asked.Cluster == "a").Select(asked => asked.Question.Removals is not null));
        Assert.Equal(250, plan.Groups.Single(group => group.Clusters.Contains("a")).Objects.Count);
    }

    [Fact]
    public void Questions_LargeObjects_AreCutBySize()
    {
        var payload = new byte[PlanQuestions.MostBytes / 2];
        CompiledItem[] items = [.. Enumerable.Range(0, 5).Select(number => new CompiledItem($"g/v/K/{number}", "e", payload, default, Sealed: false, ["one"]))];

        var questions = PlanQuestions.Write(new PlannedTarget(items, new PlanRemovals([], [], [], [], [])), new byte[32]);

        Assert.Equal([2, 2, 1], questions.Select(question => JsonSerializer.Deserialize(question.Span, ProtocolJsonContext.Default.PlanQuestion)!.Items.Count));
        Assert.All(questions, question => Assert.InRange(question.Length, 1, ProtocolLimits.FrameBytes / 2));
    }

    [Fact]
    public async Task Plan_AllClusters_AreAskedUnderOneDigestKey_AndEachPlanUnderItsOwn()
    {
        await _fleet.Plans.PlanAsync("one", Cancelled);
        var first = _fleet.Questions().Select(asked => Convert.ToHexString(asked.Question.DigestKey.Span)).Distinct().ToList();
        await _fleet.Plans.PlanAsync("one", Cancelled);

        Assert.Single(first);
        Assert.Equal(2, _fleet.Questions().Select(asked => Convert.ToHexString(asked.Question.DigestKey.Span)).Distinct().Count());
    }

    [Fact]
    public async Task Plan_UnknownOrInvalid_IsRefusedWithTheRepair()
    {
        _fleet.Fleet.Put(new DistributionBuilder("broken").Where("a in (").OfProfiles("p1"));

        Assert.Equal(PlanResult.NotFound, (await _fleet.Plans.PlanAsync("nobody", Cancelled)).Problem!.Reason);
        var invalid = (await _fleet.Plans.PlanAsync("broken", Cancelled)).Problem!;
        Assert.Equal(PlanResult.Invalid, invalid.Reason);
        Assert.Contains("spec.clusters[0].selector", invalid.Message, StringComparison.Ordinal);
        Assert.Empty(_fleet.Questions());
    }

    [Fact]
    public async Task Plan_SourceIsMissing_IsAProblemOfThePlan()
    {
        _fleet.Fleet.Put(new DistributionBuilder("one").To("a", "later").OfProfiles("p1", "lost"));

        var plan = (await _fleet.Plans.PlanAsync("one", Cancelled)).Plan!;

        Assert.StartsWith("Profile/lost does not exist in namespace kasten-io-mc", Assert.Single(plan.Problems), StringComparison.Ordinal);
        Assert.Equal("there is no Cluster later yet: Distribution one reaches it as soon as one joins under this name", Assert.Single(plan.Notes));
        Assert.False(plan.IsComplete);
    }

    [Fact]
    public async Task Plan_NotStored_SendsTheEditedObjectsAndTellsWhatTheCallerMustBeAllowedToWrite()
    {
        var request = PlanningFleet.Request(
            new DistributionBuilder("two").To("a").Of(KnownResources.Secret, "cred").OfProfiles("p1").WithFinalizers().ToJson(),
            """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"cred"},"data":{"a":"YQ==","b":"Yg=="},"stringData":{"b":"swordfish"}}""",
            SourceBuilder.Profile("p1").WithSpec("""{"type":"edited"}""").ToJson());

        Assert.True(_fleet.Plans.TryRead(request, out var input, out _));
        var plan = (await _fleet.Plans.PlanAsync(input, Cancelled)).Plan!;

        Assert.Equal(["create Distribution/two", "create Secret/cred", "update Profile/p1"], input.Subjects.Select(subject => $"{(subject.Exists ? "update" : "create")} {subject.Type.Kind}/{subject.Name}"));
        Assert.Equal(["one", "two"], plan.Distributions);
        var items = _fleet.Questions().Single(asked => asked.Cluster == "a").Question.Items.ToDictionary(item => item.Key.Split('/')[3], item => Encoding.UTF8.GetString(item.Payload.Span));
        Assert.Contains("\"data\":{\"a\":\"YQ==\",\"b\":\"c3dvcmRmaXNo\"}", items["cred"], StringComparison.Ordinal);
        Assert.Contains("edited", items["p1"], StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c"], plan.Groups.SelectMany(group => group.Clusters).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("swordfish", JsonSerializer.Serialize(plan, DetailJsonContext.Default.DistributionPlan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("objects", "1 to 500 objects")]
    [InlineData("objects[0].metadata.name", "name", """{"apiVersion":"v1","kind":"Secret","metadata":{}}""")]
    [InlineData("objects[0].metadata.namespace", "is kasten-io", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x","namespace":"kasten-io"}}""")]
    [InlineData("objects[0]", "is a Pod of v1", """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x"}}""")]
    [InlineData("objects[1]", "Secret/x is there twice", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x"}}""", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x"}}""")]
    [InlineData("objects[0]", "cannot be read as a Kubernetes object", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x"},"stringData":{"a":7}}""")]
    [InlineData("objects[0].metadata.name", "is empty", "[]")]
    [InlineData("objects[0].spec.conflictPolicy", "Maybe", """{"apiVersion":"dist.kio.kasten.io/v1alpha1","kind":"Distribution","metadata":{"name":"x"},"spec":{"conflictPolicy":"Maybe","clusters":[{"selector":""}],"sources":[]}}""")]
    public void Read_BadObjects_AreRefusedWithTheirPath(string path, string message, params string[] objects)
    {
        Assert.False(_fleet.Plans.TryRead(PlanningFleet.Request(objects), out _, out var problem));

        Assert.Equal(PlanResult.Invalid, problem.Reason);
        Assert.Contains($"{path}", problem.Message, StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralFaults_AreAllTold()
    {
        Assert.False(_fleet.Plans.TryRead(
            PlanningFleet.Request("""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x"}}""", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"X"}}"""), out _, out var problem));

        Assert.Contains("objects[0]", problem.Message, StringComparison.Ordinal);
        Assert.Contains("objects[1].metadata.name", problem.Message, StringComparison.Ordinal);
    }

    private static PlannedObject Profile(string action) => new("Profile", "p1", action, "", "", []);
}
