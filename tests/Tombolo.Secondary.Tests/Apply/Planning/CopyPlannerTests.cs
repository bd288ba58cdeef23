using Tombolo.Api.Details;
using Tombolo.Api.Distributions;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Plans;
using Tombolo.Runtime.Hosting;
using Tombolo.Secondary.Apply.Planning;

namespace Tombolo.Secondary.Tests.Apply.Planning;

/// <summary>What a cluster says would happen, beside what its engine does.</summary>
public sealed class CopyPlannerTests : IAsyncDisposable
{
    private static readonly byte[] DigestKey = new byte[32];
    private readonly ApplyFixture _fixture = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Plan_NothingThere_IsCreate()
    {
        Assert.Equal(["Create Profile/s3"], Texts(await PlanAsync([Item.Profile("s3")])));
        Assert.Null(await _fixture.GetAsync(KnownResources.Profile, "s3"));
    }

    [Fact]
    public async Task Plan_CopyAsItIsToBe_IsUnchanged()
    {
        await _fixture.StartAsync(Item.Profile("s3"));

        Assert.Equal(["Unchanged Profile/s3"], Texts(await PlanAsync([Item.Profile("s3")])));
    }

    [Fact]
    public async Task Plan_OtherContent_NamesFieldsThatChangeComeAndGo()
    {
        await _fixture.StartAsync(Item.Profile("s3", """{"type":"Location","region":"a","old":"x"}"""));
        var before = await _fixture.GetAsync(KnownResources.Profile, "s3");

        var answer = await PlanAsync([Item.Profile("s3", """{"type":"Location","region":"b","new":"y"}""")]);

        Assert.Equal(["Update Profile/s3 spec.region: a -> b spec.new: (absent) -> y spec.old: x -> (absent)"], Texts(answer));
        Assert.Equal(before!.ToJsonString(), (await _fixture.GetAsync(KnownResources.Profile, "s3"))!.ToJsonString());
    }

    [Fact]
    public async Task Plan_DriftedCopy_NamesWhoWouldLoseTheField()
    {
        await _fixture.StartAsync(Item.Profile("s3", """{"region":"a"}"""));
        await _fixture.StopAsync();
        await _fixture.PatchAsync(KnownResources.Profile, "s3", """{"spec":{"region":"z"}}""");

        var planned = Assert.Single((await PlanAsync([Item.Profile("s3", """{"region":"a"}""")])).Objects);

        Assert.Equal((PlanActions.Update, ObjectReasons.DriftReverted), (planned.Action, planned.Reason));
        Assert.Equal(new PlannedField("spec.region", "z", "a", "kubectl-edit"), Assert.Single(planned.Fields));
        Assert.Equal("z", (string?)(await _fixture.GetAsync(KnownResources.Profile, "s3"))!["spec"]!["region"]);
    }

    [Theory]
    [InlineData(ConflictPolicies.AdoptIfEqual, """{"region":"a"}""", "Adopt Profile/s3")]
    [InlineData(ConflictPolicies.AdoptIfEqual, """{"region":"b"}""", "Conflict Profile/s3 spec.region: a -> b")]
    [InlineData(ConflictPolicies.Fail, """{"region":"a"}""", "Conflict Profile/s3")]
    [InlineData(ConflictPolicies.Adopt, """{"region":"b"}""", "TakeOver Profile/s3 spec.region: a -> b")]
    public async Task Plan_ForeignObject_FollowsTheConflictPolicy(string policy, string wanted, string expected)
    {
        await _fixture.CreateAsync(KnownResources.Profile, "s3", """{"spec":{"region":"a"}}""");

        var answer = await PlanAsync([Item.Profile("s3", wanted) with { ConflictPolicy = policy }]);

        Assert.Equal([expected], Texts(answer));
        Assert.Null((await _fixture.GetAsync(KnownResources.Profile, "s3"))!["metadata"]!["labels"]);
    }

    [Fact]
    public async Task Plan_DriftIsOnlyReported_IsDrifted()
    {
        var item = Item.Profile("s3", """{"region":"a"}""") with { DriftPolicy = DriftPolicies.Report };
        await _fixture.StartAsync(item);
        await _fixture.PatchAsync(KnownResources.Profile, "s3", """{"spec":{"region":"z"}}""");

        Assert.Equal(["Drifted Profile/s3 spec.region: z -> a"], Texts(await PlanAsync([item])));
    }

    [Fact]
    public async Task Plan_AnotherOwner_IsAnUpdateWithoutFields()
    {
        await _fixture.StartAsync(Item.Profile("s3"));

        Assert.Equal(["Update Profile/s3"], Texts(await PlanAsync([Item.Profile("s3", owners: ["baseline", "extra"])])));
    }

    [Fact]
    public async Task Plan_Paused_Waits() =>
        Assert.Equal(["Wait Profile/s3"], Texts(await PlanAsync([Item.Profile("s3") with { Paused = true }])));

    [Fact]
    public async Task Plan_SecretValues_AreDigestsThatOnlyTheKeyOfTheQuestionDecides()
    {
        await _fixture.StartAsync(Item.Secret("cred", "hunter2"));

        var field = Assert.Single(Assert.Single((await PlanAsync([Item.Secret("cred", "correct horse")])).Objects).Fields);
        await using var other = new ApplyFixture();
        await other.StartAsync(Item.Secret("cred", "hunter2"));
        var same = Assert.Single(Assert.Single((await PlanAsync([Item.Secret("cred", "correct horse")], fixture: other)).Objects).Fields);

        Assert.Equal(field, same);
        Assert.StartsWith("hmac:", field.From, StringComparison.Ordinal);
        Assert.StartsWith("hmac:", field.To, StringComparison.Ordinal);
        Assert.NotEqual(field.From, field.To);
    }

    [Fact]
    public async Task Plan_ApiServerRefuses_IsRefusedWithItsReason()
    {
        _fixture.Api.BeforeRequest = request => request.Verb == "apply" ? new KubernetesStatus(422, "Invalid", "spec.region: unsupported", [], null) : null;

        var planned = Assert.Single((await PlanAsync([Item.Profile("s3")])).Objects);

        Assert.Equal((PlanActions.Refused, ObjectReasons.Invalid), (planned.Action, planned.Reason));
        Assert.Contains("spec.region: unsupported", planned.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_TypeOfASecretChanges_IsReplace()
    {
        await _fixture.StartAsync(Item.Secret("cred", type: "Opaque"));

        var planned = Assert.Single((await PlanAsync([Item.Secret("cred", type: "secrets.kanister.io/aws")])).Objects);

        Assert.Equal(PlanActions.Replace, planned.Action);
        Assert.Equal("type", Assert.Single(planned.Fields).Path);
    }

    [Fact]
    public async Task Plan_NotWantedAnyMore_IsRemoved_UnlessSomethingThatStaysRefersToIt()
    {
        await _fixture.StartAsync(Item.Profile("used"), Item.Profile("free"), Item.Profile("mine", owners: ["other"]), Item.Policy("nightly", """{"actions":[{"exportParameters":{"profile":{"name":"free","namespace":"kasten-io"}}}]}"""));
        await _fixture.CreateAsync(KnownResources.Policy, "local", """{"spec":{"actions":[{"exportParameters":{"profile":{"name":"used","namespace":"kasten-io"}}}]}}""");

        var answer = await PlanAsync([], new PlanRemovals(["baseline"], [$"{Item.Profile("mine").Key}"], [], [], []));

        Assert.Equal(["Keep Profile/used", "Remove Policy/nightly", "Remove Profile/free"], Texts(answer).Order(StringComparer.Ordinal));
        Assert.Contains("Policy local refers to it", Assert.Single(answer.Objects, planned => planned.Name == "used").Message, StringComparison.Ordinal);
        Assert.NotNull(await _fixture.GetAsync(KnownResources.Profile, "free"));
    }

    [Theory]
    [InlineData("baseline", "", ObjectReasons.OnHold)]
    [InlineData("baseline", "baseline", ObjectReasons.PendingRemoval)]
    public async Task Plan_RemovalIsHeldBack_IsKept(string hold, string parked, string reason)
    {
        await _fixture.StartAsync(Item.Profile("s3"));

        var planned = Assert.Single((await PlanAsync([], new PlanRemovals(["baseline"], [], [hold], [], parked.Length > 0 ? [parked] : []))).Objects);

        Assert.Equal((PlanActions.Keep, reason), (planned.Action, planned.Reason));
    }

    [Fact]
    public async Task Plan_AdoptedOrRetained_IsReleased()
    {
        await _fixture.CreateAsync(KnownResources.Profile, "adopted", """{"spec":{"type":"Location"}}""");
        await _fixture.StartAsync(Item.Profile("adopted"), Item.Profile("retained") with { DeletionPolicy = DeletionPolicies.Retain });

        var answer = await PlanAsync([], new PlanRemovals(["baseline"], [], [], [], []));

        Assert.Equal(["Release Profile/adopted", "Release Profile/retained"], Texts(answer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Plan_CopiesOfSomeKindCannotBeRead_NothingIsSaidToGo()
    {
        await _fixture.StartAsync(Item.Profile("s3"));
        _fixture.Api.BeforeRequest = request => request.Verb == "list" && request.Type == KnownResources.ConfigMap ? new KubernetesStatus(403, "Forbidden", "no", [], null) : null;

        var planned = Assert.Single((await PlanAsync([], new PlanRemovals(["baseline"], [], [], [], []))).Objects);

        Assert.Equal((PlanActions.Keep, ObjectReasons.NotAllRead), (planned.Action, planned.Reason));
    }

    [Fact]
    public void Cut_TooMuchForAnAnswer_LeavesOutFieldsFirstAndCountsWhatIsMissing()
    {
        var field = new PlannedField(new string('p', 200), new string('x', 256), new string('y', 256), "kubectl");
        PlannedObject[] objects = [.. Enumerable.Range(0, 2_000).Select(index => new PlannedObject("Profile", $"p{index}", PlanActions.Update, "", new string('m', 50), [.. Enumerable.Repeat(field, 20)], 1))];

        var answer = PlanAnswers.Cut(objects);

        Assert.NotEmpty(answer.Objects[0].Fields);
        Assert.Equal((0, 21), (answer.Objects[^1].Fields.Count, answer.Objects[^1].MoreFields));
        Assert.Equal(2_000, answer.Objects.Count + answer.More);
        var bytes = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(answer, Protocol.Messages.ProtocolJsonContext.Default.PlanAnswer);
        Assert.InRange(bytes.Length, 1, PlanAnswer.MostBytes);
    }

    private async Task<PlanAnswer> PlanAsync(DesiredItem[] items, PlanRemovals? removals = null, ApplyFixture? fixture = null)
    {
        fixture ??= _fixture;
        using var planner = new CopyPlanner(fixture.Api, new ClusterContext { K10Namespace = Item.Namespace, ServerVersion = "1", ClusterUid = "2" }, fixture.Time);
        var wanted = fixture.State(items).Items.Values.Select(item => new PlanItem(item.Key, item.Etag, item.Payload)).ToArray();
        return await planner.PlanAsync(new PlanQuestion(DigestKey, wanted, removals), ApplyFixture.PrimaryId, Cancelled);
    }

    private static string[] Texts(PlanAnswer answer) =>
        [.. answer.Objects.Select(planned => string.Join(' ', [$"{planned.Action} {planned.Kind}/{planned.Name}", .. planned.Fields.Select(field => $"{field.Path}: {field.From} -> {field.To}")]))];
}
