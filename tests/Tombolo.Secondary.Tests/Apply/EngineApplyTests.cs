using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Testing.Waiting;

namespace Tombolo.Secondary.Tests.Apply;

public sealed class EngineApplyTests
{
    [Fact]
    public async Task SetDesired_AbsentObjects_AreCreatedWithOneWriteEachInOrder()
    {
        await using var fixture = new ApplyFixture();

        await fixture.StartAsync(Item.Policy("nightly"), Item.Profile("s3"), Item.Secret("s3-cred"));
        await fixture.SettleAsync();

        Assert.Equal(["apply Secret s3-cred", "apply Profile s3", "apply Policy nightly"], fixture.Client.Writes.Select(write => $"{write}"));
        var profile = await fixture.GetAsync(KnownResources.Profile, "s3");
        Assert.Equal("Location", (string?)profile!["spec"]!["type"]);
        Assert.Equal(ApplyFixture.PrimaryId, (string?)profile["metadata"]!["labels"]![Labels.Origin]);
        Assert.Equal("baseline", (string?)profile["metadata"]!["labels"]![Labels.Distribution]);
        Assert.Equal("baseline", (string?)profile["metadata"]!["annotations"]![Annotations.Owners]);
        Assert.Equal("source-of-s3", (string?)profile["metadata"]!["annotations"]![Annotations.SourceUid]);
        Assert.Equal(ObjectStates.Applied, fixture.Result(Item.Profile("s3"))!.State);
    }

    [Fact]
    public async Task SetDesired_ChangedItem_IsWrittenOnceAndOthersNotAtAll()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"), Item.Profile("b"));
        fixture.Client.Forget();

        await fixture.DesireAsync(Item.Profile("a"), Item.Profile("b", """{"type":"Infra"}"""));
        await fixture.SettleAsync();

        Assert.Equal(["apply! Profile b"], fixture.Client.Writes.Select(write => $"{write}"));
        Assert.Equal("Infra", (string?)(await fixture.GetAsync(KnownResources.Profile, "b"))!["spec"]!["type"]);
    }

    [Fact]
    public async Task SetDesired_FieldIsNoLongerWanted_IsRemovedFromTheCopy()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a", """{"type":"Location","comment":"old"}"""));
        await fixture.PatchAsync(KnownResources.Profile, "a", """{"spec":{"local":"kept"}}""");

        await fixture.DesireAsync(Item.Profile("a"));

        var spec = (await fixture.GetAsync(KnownResources.Profile, "a"))!["spec"]!.AsObject();
        Assert.False(spec.ContainsKey("comment"));
        Assert.Equal("kept", (string?)spec["local"]);
    }

    [Fact]
    public async Task SetDesired_OwnersChange_IsWrittenOnce()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a", owners: ["one"]));
        fixture.Client.Forget();

        await fixture.DesireAsync(Item.Profile("a", owners: ["another", "one"]));
        await fixture.SettleAsync();

        Assert.Single(fixture.Client.Writes);
        Assert.Equal("another,one", (string?)(await fixture.GetAsync(KnownResources.Profile, "a"))!["metadata"]!["annotations"]![Annotations.Owners]);
    }

    [Fact]
    public async Task Restart_EverythingEqual_WritesNothing()
    {
        await using var fixture = new ApplyFixture();
        var items = new[] { Item.Profile("a"), Item.Secret("b"), Item.Policy("c") };
        await fixture.StartAsync(items);

        await fixture.RestartAsync(items);
        await fixture.SettleAsync();

        Assert.Empty(fixture.Client.Writes);
        Assert.Empty(fixture.Client.RefusedWrites);
        Assert.All(items, item => Assert.Equal(ObjectStates.Applied, fixture.Result(item)!.State));
    }

    [Fact]
    public async Task RunAsync_StoppedAndRunAgain_GoesOnWithoutBeingTold()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        await fixture.StopAsync();
        await fixture.DeleteAsync(KnownResources.Profile, "a");

        fixture.Run();

        await Eventually.TrueAsync(async () => await fixture.GetAsync(KnownResources.Profile, "a") is not null);
    }

    [Fact]
    public async Task RunAsync_NothingDesired_ReadsNothing()
    {
        await using var fixture = new ApplyFixture();

        fixture.Run();
        await fixture.SettleAsync();

        Assert.DoesNotContain(fixture.Api.Requests, request => request.Verb is "list" or "watch");
    }

    [Fact]
    public async Task SetDesired_OneObjectIsRefused_OthersAreAppliedAndTheRevisionAcknowledged()
    {
        await using var fixture = new ApplyFixture();
        fixture.Client.BeforeWrite = request => request.Name == "bad" ? new KubernetesStatus(422, "Invalid", "spec.type: Invalid value", [], null) : null;

        await fixture.StartAsync(Item.Secret("cred"), Item.Profile("bad"), Item.Profile("good"), Item.Policy("nightly"));

        Assert.Equal(ObjectStates.Failed, fixture.Result(Item.Profile("bad"))!.State);
        Assert.Equal(ObjectReasons.Invalid, fixture.Result(Item.Profile("bad"))!.Reason);
        Assert.Contains("Profile kasten-io/bad", fixture.Result(Item.Profile("bad"))!.Message, StringComparison.Ordinal);
        Assert.Equal(ObjectStates.Applied, fixture.Result(Item.Profile("good"))!.State);
        Assert.Equal(ObjectStates.Applied, fixture.Result(Item.Policy("nightly"))!.State);
    }

    [Fact]
    public async Task Refused_LaterAccepted_IsAppliedAfterItsBackOff()
    {
        await using var fixture = new ApplyFixture();
        fixture.Client.BeforeWrite = _ => new KubernetesStatus(503, "ServiceUnavailable", "etcd", [], null);
        await fixture.StartAsync(Item.Profile("a"));
        Assert.Equal(ObjectStates.Pending, fixture.Result(Item.Profile("a"))!.State);
        await fixture.SettleAsync();

        fixture.Client.BeforeWrite = null;
        await fixture.AdvanceUntilAsync(() => fixture.Result(Item.Profile("a"))!.State == ObjectStates.Applied);

        Assert.Single(fixture.Client.Writes);
    }

    [Fact]
    public async Task Unreachable_IsNotTried_AndNotAcknowledgedUntilReached()
    {
        await using var fixture = new ApplyFixture();
        fixture.Client.BeforeWrite = _ => throw new KubernetesUnreachableException(fixture.Api.Server, new HttpRequestException("connection refused"));
        fixture.Run();
        var state = fixture.State(Item.Profile("a"));
        fixture.Engine.SetDesired(state);
        await fixture.StateIsAsync(Item.Profile("a"), ObjectStates.Pending);
        await fixture.SettleAsync();
        Assert.Null(fixture.Engine.Acknowledged);

        fixture.Client.BeforeWrite = null;
        await fixture.AdvanceUntilAsync(() => fixture.Engine.Acknowledged == state.Revision);

        Assert.Equal(ObjectStates.Applied, fixture.Result(Item.Profile("a"))!.State);
    }

    [Fact]
    public async Task Deleted_BySomebody_IsMadeAgainWithOneWrite()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        fixture.Client.Forget();

        await fixture.DeleteAsync(KnownResources.Profile, "a");

        await Eventually.TrueAsync(() => fixture.Result(Item.Profile("a"))!.Reason == ObjectReasons.Recreated);
        await fixture.SettleAsync();
        Assert.Equal(["apply Profile a"], fixture.Client.Writes.Select(write => $"{write}"));
    }

    [Fact]
    public async Task CrashAfterAWrite_RestartEndsInTheSameStateWithoutASecondWrite()
    {
        await using var fixture = new ApplyFixture();
        fixture.Client.AfterWrite = _ => throw new KubernetesUnreachableException(fixture.Api.Server, new HttpRequestException("connection reset"));
        fixture.Run();
        fixture.Engine.SetDesired(fixture.State(Item.Profile("a")));
        await Eventually.TrueAsync(async () => await fixture.GetAsync(KnownResources.Profile, "a") is not null);

        fixture.Client.AfterWrite = null;
        await fixture.RestartAsync(Item.Profile("a"));
        await fixture.SettleAsync();

        Assert.Empty(fixture.Client.Writes);
        Assert.Equal(ObjectStates.Applied, fixture.Result(Item.Profile("a"))!.State);
    }

    [Fact]
    public async Task LostAnswer_OfACreate_IsFoundOutWithoutASecondWrite()
    {
        await using var fixture = new ApplyFixture();
        var lost = false;
        fixture.Client.AfterWrite = _ =>
        {
            if (!lost)
            {
                lost = true;
                throw new KubernetesUnreachableException(fixture.Api.Server, new HttpRequestException("connection reset"));
            }
        };
        fixture.Run();
        var state = fixture.State(Item.Profile("a"));
        fixture.Engine.SetDesired(state);

        await fixture.AdvanceUntilAsync(() => fixture.Engine.Acknowledged == state.Revision);

        Assert.Equal(ObjectStates.Applied, fixture.Result(Item.Profile("a"))!.State);
        Assert.Single(fixture.Client.Writes);
        Assert.Empty(fixture.Client.RefusedWrites);
    }

    [Theory]
    [InlineData(404, "KindNotServed")]
    [InlineData(403, "KindNotReadable")]
    public async Task KindCannotBeRead_FailsWithItsRepair_AndIsAppliedWhenItCan(int code, string reason)
    {
        await using var fixture = new ApplyFixture();
        var isBroken = true;
        fixture.Api.BeforeRequest = request =>
            isBroken && request.Type == KnownResources.Blueprint ? new KubernetesStatus(code, "", "no", [], null) : null;
        var blueprint = Item.Of(KnownResources.Blueprint, "db", """{"actions":{}}""");
        fixture.Run();
        var state = fixture.State(blueprint, Item.Policy("nightly"));
        fixture.Engine.SetDesired(state);
        await fixture.AdvanceUntilAsync(() => fixture.Engine.Acknowledged == state.Revision);
        Assert.Equal(ObjectStates.Failed, fixture.Result(blueprint)!.State);
        Assert.Equal(reason, fixture.Result(blueprint)!.Reason);
        Assert.Contains("blueprints.cr.kanister.io", fixture.Result(blueprint)!.Message, StringComparison.Ordinal);
        Assert.Equal(ObjectStates.Applied, fixture.Result(Item.Policy("nightly"))!.State);

        isBroken = false;
        await fixture.AdvanceUntilAsync(() => fixture.Result(blueprint)!.State == ObjectStates.Applied);
    }

    [Fact]
    public async Task KindBeyondTheKnown_IsFoundByDiscovery()
    {
        await using var fixture = new ApplyFixture();
        var bridge = new ResourceType("example.org", "v1", "Bridge", "bridges", Namespaced: true);
        var item = Item.Of(bridge, "a", """{"spec":{"length":1}}""");
        await fixture.StartAsync(item, Item.Profile("b"));
        Assert.Equal((ObjectStates.Failed, ObjectReasons.KindNotServed), (fixture.Result(item)!.State, fixture.Result(item)!.Reason));

        fixture.Api.RawAnswers["/apis/example.org"] = """{"kind":"APIGroup","apiVersion":"v1","name":"example.org","versions":[{"groupVersion":"example.org/v1","version":"v1"}],"preferredVersion":{"groupVersion":"example.org/v1","version":"v1"}}""";
        fixture.Api.RawAnswers["/apis/example.org/v1"] = """{"kind":"APIResourceList","apiVersion":"v1","groupVersion":"example.org/v1","resources":[{"name":"bridges","singularName":"bridge","namespaced":true,"kind":"Bridge","verbs":["get","list","watch","patch","delete"]}]}""";
        await fixture.AdvanceUntilAsync(() => fixture.Result(item)!.State == ObjectStates.Applied);
        Assert.NotNull(await fixture.GetAsync(bridge, "a"));

        await fixture.DesireAsync();
        Assert.Null(await fixture.GetAsync(bridge, "a"));
    }

    [Fact]
    public async Task FaultOfOurs_OverOneObject_HoldsBackNoOther()
    {
        await using var fixture = new ApplyFixture();
        fixture.Client.BeforeWrite = request => request.Name == "bad" ? throw new InvalidOperationException("a bug") : null;

        await fixture.StartAsync(Item.Secret("bad"), Item.Profile("good"));

        Assert.Equal((ObjectStates.Failed, ObjectReasons.ApiError), (fixture.Result(Item.Secret("bad"))!.State, fixture.Result(Item.Secret("bad"))!.Reason));
        Assert.Equal(ObjectStates.Applied, fixture.Result(Item.Profile("good"))!.State);
        fixture.Client.BeforeWrite = null;
        await fixture.AdvanceUntilAsync(() => fixture.Result(Item.Secret("bad"))!.State == ObjectStates.Applied);
    }

    [Fact]
    public async Task NamespaceIsMissing_FailsWithItsRepair()
    {
        await using var fixture = new ApplyFixture();
        fixture.Client.BeforeWrite = _ => new KubernetesStatus(404, "NotFound", "namespaces \"kasten-io\" not found", [], null);

        await fixture.StartAsync(Item.Profile("a"));

        Assert.Equal(ObjectReasons.NamespaceMissing, fixture.Result(Item.Profile("a"))!.Reason);
        Assert.Contains("create it", fixture.Result(Item.Profile("a"))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paused_ChangedItem_IsNotWrittenUntilItGoesOn()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        fixture.Client.Forget();
        var changed = Item.Profile("a", """{"type":"Infra"}""");

        await fixture.DesireAsync(changed with { Paused = true }, Item.Profile("b") with { Paused = true });
        await fixture.PatchAsync(KnownResources.Profile, "a", """{"spec":{"type":"Local"}}""");
        await fixture.SettleAsync();
        Assert.Empty(fixture.Client.Writes);
        Assert.Equal(ObjectReasons.Paused, fixture.Result(changed)!.Reason);
        Assert.Equal(ObjectReasons.Paused, fixture.Result(Item.Profile("b"))!.Reason);

        await fixture.DesireAsync(changed, Item.Profile("b"));
        await fixture.SettleAsync();
        Assert.Equal(2, fixture.Client.Writes.Count);
    }

    [Fact]
    public async Task InvalidItems_FailAndTouchNothing()
    {
        await using var fixture = new ApplyFixture();
        var elsewhere = Item.Profile("elsewhere") with { Namespace = "kube-system" };
        var ours = Item.Secret("mc-join");
        var token = Item.Secret("token", type: "kubernetes.io/service-account-token");

        await fixture.StartAsync(elsewhere, ours, token);
        await fixture.SettleAsync();

        Assert.All(new[] { elsewhere, ours, token }, item => Assert.Equal((ObjectStates.Failed, ObjectReasons.InvalidItem), (fixture.Result(item)!.State, fixture.Result(item)!.Reason)));
        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public void SetDesired_RevisionOfNobody_IsRefused()
    {
        var fixture = new ApplyFixture();

        Assert.Throws<ArgumentException>(() => fixture.Engine.SetDesired(fixture.State() with { PrimaryId = "" }));
    }

    [Fact]
    public async Task SecretValues_AreNeverLoggedOrReported()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Secret("cred", "open-sesame"));
        await fixture.PatchAsync(KnownResources.Secret, "cred", $$$"""{"data":{"key":"{{{Convert.ToBase64String("not-sesame"u8)}}}"}}""");
        await Eventually.TrueAsync(() => fixture.Result(Item.Secret("cred"))!.Reason == ObjectReasons.DriftReverted);
        fixture.Client.BeforeWrite = _ => new KubernetesStatus(422, "Invalid", "data: Invalid value: open-sesame", [new("FieldValueInvalid", "Invalid value: open-sesame", "data[key]")], null);
        await fixture.DesireAsync(Item.Secret("cred", "open-sesame-2"));

        var told = string.Join('\n', fixture.Log.Lines) + string.Join('\n', fixture.Engine.Since(0).Changed.Select(result => $"{result} {string.Join(' ', result.Drift ?? [])}"));
        Assert.Contains("data[key]", told, StringComparison.Ordinal);
        foreach (var secret in new[] { "open-sesame", "not-sesame", Convert.ToBase64String("open-sesame"u8), Convert.ToBase64String("not-sesame"u8) })
        {
            Assert.DoesNotContain(secret, told, StringComparison.Ordinal);
        }
    }
}
