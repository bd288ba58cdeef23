using Tombolo.Api.Access;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Apply.Leaving;
using Tombolo.Secondary.Tests.Apply;
using Tombolo.Testing.Waiting;

namespace Tombolo.Secondary.Tests.Access;

public sealed class GrantApplyTests
{
    private static readonly string Alice = MappedIdentity.Of(ApplyFixture.PrimaryId, "alice");
    private static readonly string Bob = MappedIdentity.Of(ApplyFixture.PrimaryId, "bob");

    [Fact]
    public async Task Grant_OurRolesOnly_BindsOursWithTheMarksOfTheContract()
    {
        await using var fixture = await GrantFixture.StartedAsync(GrantItem.Of("ops"));

        Assert.Equal($"tombolo-basic: {Alice}", await fixture.GrantedAsync("ops"));
        var labels = (await fixture.FindAsync("ops"))!["metadata"]!["labels"]!;
        Assert.Equal("ops", (string)labels["k10.kasten.io/k10-multi-cluster-binding"]!);
        Assert.Null(labels["dist.kio.kasten.io/distribution"]);
        Assert.Equal(ObjectStates.Applied, fixture.Apply.Result(GrantItem.Of("ops"))!.State);
    }

    [Fact]
    public async Task Grant_RolesOfKastenAppearAndGo_IsBoundToWhatIsThere()
    {
        await using var fixture = await GrantFixture.StartedAsync(GrantItem.Of("ops"));

        await fixture.MakeRoleAsync("k10-basic");
        await Eventually.TrueAsync(async () => await fixture.GrantedAsync("ops") == $"k10-basic: {Alice}");
        await fixture.Apply.SettleAsync();
        Assert.Equal(ObjectStates.Replaced, fixture.Apply.Result(GrantItem.Of("ops"))!.State);

        await fixture.DropAsync(KnownResources.ClusterRole, "k10-basic");
        await Eventually.TrueAsync(async () => await fixture.GrantedAsync("ops") == $"tombolo-basic: {Alice}");
    }

    [Fact]
    public async Task Grant_NoSuchRole_IsNotBoundAndAWiderOneFromBeforeIsTakenAway()
    {
        await using var fixture = await GrantFixture.StartedAsync(GrantItem.Of("ops", "k10-admin"));
        await fixture.DropAsync(KnownResources.ClusterRole, "tombolo-basic");
        await fixture.Apply.SettleAsync();

        await fixture.Apply.DesireAsync(GrantItem.Of("ops"));

        var result = fixture.Apply.Result(GrantItem.Of("ops"))!;
        Assert.Equal((ObjectStates.Failed, ObjectReasons.RoleMissing), (result.State, result.Reason));
        Assert.Contains("k10-basic or tombolo-basic", result.Message, StringComparison.Ordinal);
        Assert.Null(await fixture.FindAsync("ops"));

        await fixture.MakeRoleAsync("tombolo-basic");
        await Eventually.TrueAsync(async () => await fixture.GrantedAsync("ops") == $"tombolo-basic: {Alice}");
    }

    [Fact]
    public async Task Grant_RoleOrSubjectsChange_AreReplacedOrUpdated()
    {
        await using var fixture = await GrantFixture.StartedAsync(GrantItem.Of("ops", "k10-basic", "alice", "bob"));
        Assert.Equal($"tombolo-basic: {Alice}, {Bob}", await fixture.GrantedAsync("ops"));
        fixture.Apply.Client.Forget();

        await fixture.Apply.DesireAsync(GrantItem.Of("ops", "k10-basic", "bob"));
        Assert.Equal($"tombolo-basic: {Bob}", await fixture.GrantedAsync("ops"));
        Assert.Single(fixture.Apply.Client.Writes);

        await fixture.Apply.DesireAsync(GrantItem.Of("ops", "k10-config-view", "bob"));
        Assert.Equal($"tombolo-config-view: {Bob}", await fixture.GrantedAsync("ops"));
    }

    [Fact]
    public async Task Grant_NothingChanged_WritesNothingAlsoAfterARestart()
    {
        await using var fixture = await GrantFixture.StartedAsync(GrantItem.Of("ops"));
        fixture.Apply.Client.Forget();

        await fixture.Apply.DesireAsync(GrantItem.Of("ops"));
        await fixture.Apply.RestartAsync(GrantItem.Of("ops"));
        await fixture.Apply.SettleAsync();

        Assert.Empty(fixture.Apply.Client.Writes);
    }

    [Fact]
    public async Task Grant_SomebodyAddsASubject_IsPutBack()
    {
        await using var fixture = await GrantFixture.StartedAsync(GrantItem.Of("ops"));

        await fixture.PatchAsync("ops", """{"subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"mallory"}]}""");

        await Eventually.TrueAsync(async () => await fixture.GrantedAsync("ops") == $"tombolo-basic: {Alice}");
    }

    [Fact]
    public async Task Removal_ManyAtOnce_IsNeverParked()
    {
        var items = Enumerable.Range(0, 20).Select(number => GrantItem.Of($"ops-{number}")).ToArray();
        await using var fixture = await GrantFixture.StartedAsync(items);

        await fixture.Apply.DesireAsync(fixture.Nothing());

        foreach (var number in Enumerable.Range(0, 20))
        {
            await fixture.GoneAsync($"ops-{number}");
        }
    }

    [Fact]
    public async Task Removal_CopiesAreParked_TakesTheAccessAllTheSameAndDoesNotCountForThem()
    {
        var profiles = Enumerable.Range(0, 8).Select(number => Item.Profile($"p-{number}")).ToArray();
        await using var fixture = await GrantFixture.StartedAsync([.. profiles, GrantItem.Of("ops")]);

        await fixture.Apply.DesireAsync(fixture.Nothing());

        await fixture.GoneAsync("ops");
        Assert.Equal(ObjectReasons.PendingRemoval, fixture.Apply.Result(profiles[0])!.Reason);
    }

    [Fact]
    public async Task Removal_OtherKindsCannotBeRead_TakesTheAccessAllTheSame()
    {
        await using var fixture = await GrantFixture.PreparedAsync();
        fixture.Apply.Api.BeforeRequest = request => request.Type == KnownResources.Profile ? new KubernetesStatus(403, "Forbidden", "no", [], null) : null;
        await fixture.Apply.StartAsync(GrantItem.Of("ops"));
        Assert.NotNull(await fixture.FindAsync("ops"));

        await fixture.Apply.DesireAsync(fixture.Nothing());

        await fixture.GoneAsync("ops");
    }

    [Fact]
    public async Task Removal_WithNewObjects_GoesBeforeThem()
    {
        await using var fixture = await GrantFixture.StartedAsync(GrantItem.Of("ops"));

        await fixture.Apply.SettleAsync();
        var order = new List<string>();
        fixture.Apply.Api.AfterWrite = write => order.Add(write.Verb);
        await fixture.Apply.DesireAsync(fixture.Apply.State([.. Enumerable.Range(0, 5).Select(number => Item.Profile($"p-{number}"))]));

        Assert.Equal("delete", order[0]);
        await fixture.GoneAsync("ops");
    }

    [Fact]
    public async Task Removal_BindingIsRefused_IsHeldAndGoesWithTheBinding()
    {
        await using var fixture = await GrantFixture.StartedAsync(GrantItem.Of("ops"));

        await fixture.Apply.DesireAsync(fixture.Nothing(BindingOwner.Of("ops")));
        Assert.Equal(ObjectReasons.OnHold, fixture.Apply.Result(GrantItem.Of("ops"))!.Reason);
        Assert.Contains("K10ClusterRoleBinding ops is refused", fixture.Apply.Result(GrantItem.Of("ops"))!.Message, StringComparison.Ordinal);
        Assert.NotNull(await fixture.FindAsync("ops"));

        await fixture.Apply.DesireAsync(fixture.Nothing());
        await fixture.GoneAsync("ops");
    }

    [Fact]
    public async Task Removal_WhileEveryCopyIsHeld_TakesTheAccessAllTheSame()
    {
        await using var fixture = await GrantFixture.StartedAsync(GrantItem.Of("ops"), Item.Profile("s3"));

        await fixture.Apply.DesireAsync(fixture.Nothing(CheckpointPayload.Everything));

        await fixture.GoneAsync("ops");
        Assert.NotNull(await fixture.Apply.GetAsync(KnownResources.Profile, "s3"));
    }

    [Fact]
    public async Task Removal_AfterARestoreThatLostTheManagers_StillTakesTheAccess()
    {
        await using var fixture = await GrantFixture.StartedAsync(GrantItem.Of("ops"));
        await fixture.PatchAsync("ops", """{"metadata":{"managedFields":[{}]}}""");

        await fixture.Apply.DesireAsync(fixture.Nothing());

        await fixture.GoneAsync("ops");
    }

    [Fact]
    public async Task Removal_EqualObjectThatWasThereBefore_IsNotLeftBehind()
    {
        await using var fixture = await GrantFixture.PreparedAsync();
        await fixture.CreateAsync(
            KnownResources.ClusterRoleBinding,
            GrantItem.NameOf("ops"),
            $$"""{"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"tombolo-basic"},"subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"{{Alice}}"}]}""");
        await fixture.Apply.StartAsync(GrantItem.Of("ops"));

        await fixture.Apply.DesireAsync(fixture.Nothing());

        await fixture.GoneAsync("ops");
    }

    [Fact]
    public async Task Conflict_ObjectThatGrantsAnotherThing_IsLeftAloneAndSaysTheRepair()
    {
        await using var fixture = await GrantFixture.PreparedAsync();
        await fixture.CreateAsync(
            KnownResources.ClusterRoleBinding,
            GrantItem.NameOf("ops"),
            """{"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"cluster-admin"},"subjects":[]}""");

        await fixture.Apply.StartAsync(GrantItem.Of("ops"));

        var result = fixture.Apply.Result(GrantItem.Of("ops"))!;
        Assert.Equal(ObjectStates.Conflict, result.State);
        Assert.Contains("K10ClusterRoleBinding ops grants nothing here: delete it", result.Message, StringComparison.Ordinal);
        Assert.StartsWith("cluster-admin", await fixture.GrantedAsync("ops"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CopyDisposition.ByPolicy)]
    [InlineData(CopyDisposition.Keep)]
    public async Task Leaving_WhateverBecomesOfTheCopies_TakesTheAccess(CopyDisposition disposition)
    {
        await using var fixture = await GrantFixture.StartedAsync(GrantItem.Of("ops"), Item.Profile("s3"));

        var outcome = await fixture.Apply.Engine.RemoveAllAsync(ApplyFixture.PrimaryId, disposition, CancellationToken.None);

        Assert.True(outcome.IsComplete);
        Assert.Null(await fixture.FindAsync("ops"));
        Assert.Equal(disposition == CopyDisposition.Keep, await fixture.Apply.GetAsync(KnownResources.Profile, "s3") is not null);
    }

    [Fact]
    public async Task Clone_UnderAnotherName_IsNotTouched()
    {
        await using var fixture = await GrantFixture.StartedAsync(GrantItem.Of("ops"));
        var clone = (await fixture.FindAsync("ops"))!;
        clone["metadata"] = new System.Text.Json.Nodes.JsonObject { ["labels"] = clone["metadata"]!["labels"]!.DeepClone(), ["annotations"] = clone["metadata"]!["annotations"]!.DeepClone() };
        await fixture.CreateAsync(KnownResources.ClusterRoleBinding, "mine", clone.ToJsonString());

        await fixture.Apply.DesireAsync(fixture.Nothing());

        Assert.True((await fixture.Apply.Api.GetAsync(KnownResources.ClusterRoleBinding, new ResourceKey("", "mine"), CancellationToken.None)).IsSuccess);
    }
}
