using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Secondary.Tests.Apply;
using Tombolo.Testing.Waiting;

namespace Tombolo.Secondary.Tests.Lessons;

/// <summary>Drift and noise in comparable systems; each name is the public thread.</summary>
public sealed class NoiseTests
{
    [Theory]
    [InlineData("RancherFleet5368", """{"spec":{"clientConfig":{"caBundle":"aW5qZWN0ZWQ="}}}""")]
    [InlineData("RancherFleet715", """{"metadata":{"annotations":{"cert-manager.io/inject-ca-from":"x/y"}}}""")]
    public async Task WhatAMutatorInjects_IsNoDrift(string thread, string injected)
    {
        Assert.NotEmpty(thread);
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        fixture.Client.Forget();

        await fixture.PatchAsync(KnownResources.Profile, "a", injected, manager: "cainjector");
        await fixture.SettleAsync();

        Assert.Empty(fixture.Client.Writes);
        Assert.Equal(ObjectStates.Applied, fixture.Result(Item.Profile("a"))!.State);
    }

    [Fact]
    public async Task RancherFleet2521_StatusOfTheTargetChanges_IsNoDrift()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        fixture.Client.Forget();

        for (var change = 0; change < 5; change++)
        {
            await fixture.PatchAsync(KnownResources.Profile, "a", $$$"""{"status":{"validation":"{{{change}}}"}}""", manager: "engine");
        }

        await fixture.SettleAsync();
        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public async Task RancherFleet267_NothingHappens_NoResultChanges()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"), Item.Policy("p"));
        await fixture.SettleAsync();
        var version = fixture.Engine.Since(0).Version;

        await fixture.PatchAsync(KnownResources.Profile, "a", """{"metadata":{"labels":{"team":"blue"}}}""");
        fixture.Time.Advance(TimeSpan.FromMinutes(30));
        await fixture.SettleAsync();

        Assert.Empty(fixture.Engine.Since(version).Changed);
    }

    [Fact]
    public async Task RancherFleet4878_DriftIsCorrected_WithOneForcedApplyAndNoHelp()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        fixture.Client.Forget();

        await fixture.PatchAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra"}}""");
        await Eventually.TrueAsync(() => fixture.Result(Item.Profile("a"))!.Reason == ObjectReasons.DriftReverted);
        await fixture.SettleAsync();

        Assert.Equal(["apply! Profile a"], fixture.Client.Writes.Select(write => $"{write}"));
        Assert.Equal("Location", (string?)(await fixture.GetAsync(KnownResources.Profile, "a"))!["spec"]!["type"]);
    }

    [Fact]
    public async Task RancherFleet3555_NothingDiffers_NoEmptyPatchIsSent()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        fixture.Client.Forget();

        for (var revision = 0; revision < 5; revision++)
        {
            await fixture.DesireAsync(Item.Profile("a"));
        }

        await fixture.SettleAsync();
        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public async Task Karmada2863_DriftWhileTheClusterWasAway_IsRepairedWhenItIsBack()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        await fixture.ForgetAsync();
        await fixture.PatchAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra"}}""");

        await fixture.StartAsync(Item.Profile("a"));
        await fixture.SettleAsync();

        Assert.Equal("Location", (string?)(await fixture.GetAsync(KnownResources.Profile, "a"))!["spec"]!["type"]);
    }

    [Fact]
    public async Task RancherFleet5406_ClusterIsCutOffAndComesBack_NothingIsRemoved()
    {
        await using var fixture = new ApplyFixture();
        var items = Enumerable.Range(0, 10).Select(number => Item.Profile($"p{number}")).ToArray();
        await fixture.StartAsync(items);
        await fixture.ForgetAsync();

        // Nothing is known of what is wanted for as long as it likes.
        fixture.Run();
        fixture.Time.Advance(TimeSpan.FromDays(30));
        await fixture.SettleAsync();
        Assert.Empty(fixture.Client.Writes);

        await fixture.DesireAsync(items);
        await fixture.SettleAsync();
        Assert.Empty(fixture.Client.Writes);
    }
}
