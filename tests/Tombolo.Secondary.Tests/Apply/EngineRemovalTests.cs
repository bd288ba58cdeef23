using Tombolo.Api.Distributions;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Payloads;
using Tombolo.Testing.Waiting;

namespace Tombolo.Secondary.Tests.Apply;

public sealed class EngineRemovalTests
{
    [Fact]
    public async Task NoLongerWanted_IsRemovedInReverseOrderWithOneWriteEach()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Secret("cred"), Item.Profile("s3"), Item.Policy("nightly"), Item.Profile("other"));
        fixture.Client.Forget();

        await fixture.DesireAsync(Item.Profile("other"));
        await fixture.SettleAsync();

        Assert.Equal(["delete Policy nightly", "delete Profile s3", "delete Secret cred"], fixture.Client.Writes.Select(write => $"{write}"));
        Assert.Equal([$"{Item.Profile("other").Key}"], fixture.Engine.Since(0).Changed.Select(result => result.Key));
        Assert.Equal(3, fixture.Engine.Since(0).Removed.Count);
    }

    [Fact]
    public async Task Acknowledged_OnlyAfterTheRemovalsWereTried()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        var before = fixture.LastRevision;
        var during = before;
        fixture.Client.BeforeWrite = _ =>
        {
            during = fixture.Engine.Acknowledged!.Value;
            return null;
        };

        await fixture.DesireAsync();

        Assert.Equal(before, during);
        Assert.Null(await fixture.GetAsync(KnownResources.Profile, "a"));
    }

    [Fact]
    public async Task WhileNothingIsDesired_NothingIsRemoved()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));

        await fixture.ForgetAsync();
        fixture.Run();
        await fixture.SettleAsync();

        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "a"));
        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public async Task AfterRestart_WhatIsNoLongerWantedIsFoundAndRemoved()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"), Item.Profile("b"));

        await fixture.RestartAsync(Item.Profile("a"));

        Assert.Null(await fixture.GetAsync(KnownResources.Profile, "b"));
        Assert.Equal(["delete Profile b"], fixture.Client.Writes.Select(write => $"{write}"));
    }

    [Fact]
    public async Task Hold_KeepsTheCopiesOfThatDistribution()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a", owners: ["one"]), Item.Profile("b", owners: ["one", "two"]), Item.Profile("c", owners: ["two"]));

        await fixture.DesireAsync(fixture.State() with { Hold = new HashSet<string> { "one" } });
        await fixture.SettleAsync();

        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "a"));
        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "b"));
        Assert.Null(await fixture.GetAsync(KnownResources.Profile, "c"));
        Assert.Equal((ObjectStates.Retained, ObjectReasons.OnHold), (fixture.Result(Item.Profile("a"))!.State, fixture.Result(Item.Profile("a"))!.Reason));
        Assert.Contains("Distribution one", fixture.Result(Item.Profile("b"))!.Message, StringComparison.Ordinal);

        await fixture.DesireAsync();
        Assert.Null(await fixture.GetAsync(KnownResources.Profile, "a"));
        Assert.Null(fixture.Result(Item.Profile("a")));
    }

    [Fact]
    public async Task Brake_TooManyAtOnce_AreParkedUntilApproved()
    {
        await using var fixture = new ApplyFixture();
        var items = Profiles(10);
        await fixture.StartAsync(items);
        fixture.Client.Forget();

        await fixture.DesireAsync(items[..4]);
        await fixture.SettleAsync();
        Assert.Empty(fixture.Client.Writes);
        var parked = fixture.Result(items[9])!;
        Assert.Equal((ObjectStates.Pending, ObjectReasons.PendingRemoval), (parked.State, parked.Reason));
        Assert.Contains("status.revisionHash", parked.Message, StringComparison.Ordinal);

        await fixture.RestartAsync(items[..4]);
        await fixture.SettleAsync();
        Assert.Empty(fixture.Client.Writes);

        await fixture.DesireAsync(fixture.State(items[..4]) with { Approved = true });
        await fixture.SettleAsync();
        Assert.Equal(6, fixture.Client.Writes.Count);
    }

    [Fact]
    public async Task Brake_AdditionsGoOnMeanwhile()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Profiles(8));

        await fixture.DesireAsync(Item.Profile("new"));

        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "new"));
        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "p0"));
    }

    [Fact]
    public async Task DeletedDistribution_GoesWithoutTheBrake()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Profiles(10));

        await fixture.DesireAsync(fixture.State() with { Deleted = new HashSet<string> { "baseline" } });

        Assert.All(Profiles(10), item => Assert.Null(fixture.Api.GetAsync(KnownResources.Profile, new ResourceKey(Item.Namespace, item.Name), default).Result.IsSuccess ? item.Name : null));
        Assert.Empty(fixture.Engine.Since(0).Changed);
    }

    [Fact]
    public async Task Retain_IsReleasedAndStays()
    {
        await using var fixture = new ApplyFixture();
        var item = Item.Profile("a") with { DeletionPolicy = DeletionPolicies.Retain };
        await fixture.StartAsync(item);
        fixture.Client.Forget();

        await fixture.DesireAsync();
        await fixture.SettleAsync();

        Assert.Equal(["patch Profile a"], fixture.Client.Writes.Select(write => $"{write}"));
        await AssertReleasedAsync(fixture, "a");
        Assert.Equal((ObjectStates.Retained, ObjectReasons.Retained), (fixture.Result(item)!.State, fixture.Result(item)!.Reason));

        await fixture.DesireAsync(Item.Profile("b"));
        Assert.Null(fixture.Result(item));
        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "a"));
    }

    [Fact]
    public async Task Adopted_IsReleasedWithTheChangesItTook()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(KnownResources.Profile, "a", """{"spec":{"type":"Location"}}""");
        await fixture.StartAsync(Item.Profile("a"));
        await fixture.DesireAsync(Item.Profile("a", """{"type":"Infra","comment":"ours"}"""));

        await fixture.DesireAsync();
        await fixture.SettleAsync();

        await AssertReleasedAsync(fixture, "a");
        var live = await fixture.GetAsync(KnownResources.Profile, "a");
        Assert.Equal(("Infra", "ours"), ((string?)live!["spec"]!["type"], (string?)live["spec"]!["comment"]));
        Assert.Equal(ObjectReasons.Released, fixture.Result(Item.Profile("a"))!.Reason);
    }

    [Fact]
    public async Task Released_WantedAgain_IsAdopted()
    {
        await using var fixture = new ApplyFixture();
        var item = Item.Profile("a") with { DeletionPolicy = DeletionPolicies.Retain };
        await fixture.StartAsync(item);
        await fixture.DesireAsync();

        await fixture.DesireAsync(item);

        Assert.Equal(ObjectStates.Adopted, fixture.Result(item)!.State);
    }

    [Fact]
    public async Task KindCannotBeRead_OnlyExplicitRemovalsGo()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a", owners: ["kept"]), Item.Profile("b", owners: ["deleted"]));
        await fixture.StopAsync();
        var isBroken = true;
        fixture.Api.BeforeRequest = request =>
            isBroken && request.Type == KnownResources.Blueprint ? new KubernetesStatus(403, "Forbidden", "no", [], null) : null;
        fixture.Run();
        var state = fixture.State() with { Deleted = new HashSet<string> { "deleted" } };
        fixture.Engine.SetDesired(state);
        await fixture.AdvanceUntilAsync(() => fixture.Engine.Acknowledged == state.Revision);

        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "a"));
        Assert.Null(await fixture.GetAsync(KnownResources.Profile, "b"));
        Assert.Equal(ObjectReasons.NotAllRead, fixture.Result(Item.Profile("a"))!.Reason);
        Assert.Contains("blueprints.cr.kanister.io", fixture.Result(Item.Profile("a"))!.Message, StringComparison.Ordinal);

        isBroken = false;
        await fixture.AdvanceUntilAsync(() => fixture.Result(Item.Profile("a")) is null);
        Assert.Null(await fixture.GetAsync(KnownResources.Profile, "a"));
    }

    [Fact]
    public async Task KindIsNotServed_RemovalsGoOn()
    {
        await using var fixture = new ApplyFixture();
        fixture.Api.BeforeRequest = request => request.Type == KnownResources.Blueprint ? new KubernetesStatus(404, "", "404 page not found", [], null) : null;
        fixture.Run();
        var first = fixture.State(Item.Profile("a"));
        fixture.Engine.SetDesired(first);
        await fixture.AdvanceUntilAsync(() => fixture.Engine.Acknowledged == first.Revision);

        var second = fixture.State();
        fixture.Engine.SetDesired(second);
        await fixture.AdvanceUntilAsync(() => fixture.Engine.Acknowledged == second.Revision);

        Assert.Null(await fixture.GetAsync(KnownResources.Profile, "a"));
    }

    [Fact]
    public async Task FaultOfOurs_OverOneRemoval_HoldsBackNoOther()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Policy("bad"), Item.Profile("good"));
        fixture.Client.BeforeWrite = request => request.Name == "bad" ? throw new InvalidOperationException("a bug") : null;

        await fixture.DesireAsync();

        Assert.Equal(ObjectStates.Failed, fixture.Result(Item.Policy("bad"))!.State);
        Assert.Null(await fixture.GetAsync(KnownResources.Profile, "good"));
        fixture.Client.BeforeWrite = null;
        await fixture.AdvanceUntilAsync(() => fixture.Result(Item.Policy("bad")) is null);
    }

    [Fact]
    public async Task Finalizer_HoldsARemovalWithoutMoreWrites()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        await fixture.PatchAsync(KnownResources.Profile, "a", """{"metadata":{"finalizers":["example.org/wait"]}}""");
        fixture.Client.Forget();

        await fixture.DesireAsync();
        await fixture.SettleAsync();
        Assert.Equal(["delete Profile a"], fixture.Client.Writes.Select(write => $"{write}"));
        Assert.Equal(ObjectReasons.Terminating, fixture.Result(Item.Profile("a"))!.Reason);

        await fixture.PatchAsync(KnownResources.Profile, "a", """{"metadata":{"finalizers":null}}""");
        await Eventually.TrueAsync(() => fixture.Result(Item.Profile("a")) is null);
        await fixture.SettleAsync();
        Assert.Single(fixture.Client.Writes);
    }

    [Fact]
    public async Task Foreign_NoLongerWanted_IsForgottenAndNotTouched()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra"}}""");
        await fixture.StartAsync(Item.Profile("a"));
        Assert.Equal(ObjectStates.Conflict, fixture.Result(Item.Profile("a"))!.State);

        await fixture.DesireAsync();
        await fixture.SettleAsync();

        Assert.Null(fixture.Result(Item.Profile("a")));
        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "a"));
        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public async Task CopiesOfAnotherPrimary_AreNeverRemoved()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));

        await fixture.DesireAsync(fixture.State() with { PrimaryId = "99999999-9999-9999-9999-999999999999" });
        await fixture.SettleAsync();

        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "a"));
    }

    [Fact]
    public async Task WantedAgainBeforeItIsGone_IsThereAtTheEnd()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));

        fixture.Engine.SetDesired(fixture.State());
        await fixture.DesireAsync(Item.Profile("a"));
        await fixture.SettleAsync();

        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "a"));
        Assert.Equal(ObjectStates.Applied, fixture.Result(Item.Profile("a"))!.State);
    }

    private static DesiredItem[] Profiles(int count) => [.. Enumerable.Range(0, count).Select(index => Item.Profile($"p{index}"))];

    private static async Task AssertReleasedAsync(ApplyFixture fixture, string name)
    {
        var metadata = (await fixture.GetAsync(KnownResources.Profile, name))!["metadata"]!.ToJsonString();
        Assert.DoesNotContain("tombolo", metadata, StringComparison.Ordinal);
        Assert.DoesNotContain("dist.kio.kasten.io", metadata, StringComparison.Ordinal);
    }
}
