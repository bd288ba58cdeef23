using Tombolo.Api.Distributions;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Secondary.Apply.Leaving;

namespace Tombolo.Secondary.Tests.Apply;

public sealed class EngineLeaveTests
{
    [Fact]
    public async Task ByPolicy_RemovesReleasesAndKeepsWhatIsInUse()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(KnownResources.Profile, "theirs", """{"spec":{"type":"Location"}}""");
        await fixture.CreateAsync(KnownResources.Policy, "local", """{"spec":{"presetRef":{"name":"used"}}}""");
        await fixture.StartAsync(
            Item.Secret("cred"),
            Item.Profile("s3"),
            Item.Profile("theirs"),
            Item.Profile("kept") with { DeletionPolicy = DeletionPolicies.Retain },
            Item.Of(KnownResources.PolicyPreset, "used", """{"spec":{}}"""),
            Item.Policy("nightly"));
        fixture.Client.Forget();

        var outcome = await fixture.Engine.RemoveAllAsync(ApplyFixture.PrimaryId, CopyDisposition.ByPolicy, CancellationToken.None);

        Assert.True(outcome.IsComplete);
        Assert.Equal([$"{Item.Secret("cred").Key}", $"{Item.Policy("nightly").Key}", $"{Item.Profile("s3").Key}"], outcome.Removed);
        Assert.Equal(
            [("used", ObjectStates.InUse), ("kept", ObjectStates.Retained), ("theirs", ObjectStates.Retained)],
            outcome.Kept.Select(result => (result.Key.Split('/')[^1], result.State)));
        Assert.Empty(await MarkedAsync(fixture));
        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "theirs"));
        Assert.Equal(6, fixture.Client.Writes.Count);
        Assert.Empty(fixture.Engine.Since(0).Changed);
        Assert.Null(fixture.Engine.Acknowledged);
    }

    [Fact]
    public async Task Keep_ReleasesEverythingAndRemovesNothing()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Secret("cred"), Item.Profile("s3"));

        var outcome = await fixture.Engine.RemoveAllAsync(ApplyFixture.PrimaryId, CopyDisposition.Keep, CancellationToken.None);

        Assert.True(outcome.IsComplete);
        Assert.Empty(outcome.Removed);
        Assert.Equal(2, outcome.Kept.Count);
        Assert.NotNull(await fixture.GetAsync(KnownResources.Secret, "cred"));
        Assert.Empty(await MarkedAsync(fixture));
    }

    [Fact]
    public async Task Keep_AnotherMembership_AdoptsWhatIsEqual()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("s3"));
        await fixture.Engine.RemoveAllAsync(ApplyFixture.PrimaryId, CopyDisposition.Keep, CancellationToken.None);

        await fixture.ForgetAsync();
        fixture.Run();
        await fixture.DesireAsync(fixture.State(Item.Profile("s3")) with { PrimaryId = "another-primary" });

        Assert.Equal(ObjectStates.Adopted, fixture.Result(Item.Profile("s3"))!.State);
    }

    [Fact]
    public async Task AfterLeaving_NothingIsAppliedAnyMore()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("s3"));
        await fixture.Engine.RemoveAllAsync(ApplyFixture.PrimaryId, CopyDisposition.ByPolicy, CancellationToken.None);
        fixture.Client.Forget();

        await fixture.CreateAsync(KnownResources.Profile, "s3", """{"spec":{"type":"Infra"}}""");
        fixture.Engine.SetDesired(fixture.State(Item.Profile("late"), Item.Secret("cred")));
        fixture.Time.Advance(TimeSpan.FromMinutes(10));
        await fixture.SettleAsync();

        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public async Task Refused_IsReportedAndTheNextTryEndsIt()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"), Item.Profile("b"));
        fixture.Client.BeforeWrite = request => request.Name == "a" ? new KubernetesStatus(403, "Forbidden", "no", [], null) : null;

        var first = await fixture.Engine.RemoveAllAsync(ApplyFixture.PrimaryId, CopyDisposition.ByPolicy, CancellationToken.None);
        Assert.False(first.IsComplete);
        Assert.Equal([$"{Item.Profile("b").Key}"], first.Removed);
        Assert.Equal(ObjectReasons.Forbidden, Assert.Single(first.Failed).Reason);

        fixture.Client.BeforeWrite = null;
        var second = await fixture.Engine.RemoveAllAsync(ApplyFixture.PrimaryId, CopyDisposition.ByPolicy, CancellationToken.None);
        Assert.True(second.IsComplete);
        Assert.Equal([$"{Item.Profile("a").Key}"], second.Removed);
    }

    [Fact]
    public async Task KindCannotBeRead_IsNotComplete()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        fixture.Api.BeforeRequest = request => request.Type == KnownResources.Secret ? new KubernetesStatus(403, "Forbidden", "no", [], null) : null;

        var outcome = await fixture.Engine.RemoveAllAsync(ApplyFixture.PrimaryId, CopyDisposition.ByPolicy, CancellationToken.None);

        Assert.False(outcome.IsComplete);
        Assert.Equal(ObjectReasons.KindNotReadable, Assert.Single(outcome.Failed).Reason);
        Assert.Null(await fixture.GetAsync(KnownResources.Profile, "a"));
    }

    [Fact]
    public async Task CopiesOfAnotherPrimary_AreLeftAlone()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));

        var outcome = await fixture.Engine.RemoveAllAsync("another-primary", CopyDisposition.ByPolicy, CancellationToken.None);

        Assert.Empty(outcome.Removed);
        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "a"));
    }

    private static async Task<IReadOnlyList<string>> MarkedAsync(ApplyFixture fixture)
    {
        var marked = new List<string>();
        foreach (var type in Tombolo.Api.Payloads.PayloadPolicy.Default.Kinds)
        {
            var list = await fixture.Api.ListAsync(type, new Kubernetes.Client.ListOptions { LabelSelector = Tombolo.Api.Names.Labels.Origin }, CancellationToken.None);
            marked.AddRange(list.Value.Items.Select(item => $"{item}"));
        }

        return marked;
    }
}
