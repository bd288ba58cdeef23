using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Secondary.Apply.Live;

namespace Tombolo.Secondary.Tests.Apply;

/// <summary>Revisions that overtake each other, and a cache that shows copies as they were.</summary>
public sealed class EngineStaleCacheTests
{
    private static readonly KubernetesStatus Unavailable = new(500, "InternalError", "injected", [], null);

    [Fact]
    public async Task WantedAgainByARevisionThatIsOvertaken_IsTriedByTheNextOne()
    {
        await using var fixture = new ApplyFixture();
        var policy = Item.Policy("nightly");
        await fixture.StartAsync(policy);
        await fixture.DesireAsync(fixture.State() with { Hold = new HashSet<string> { "baseline" } });
        await fixture.StateIsAsync(policy, ObjectStates.Retained);
        fixture.Client.BeforeWrite = _ => throw new KubernetesUnreachableException(fixture.Api.Server, new HttpRequestException("injected"));
        fixture.Engine.SetDesired(fixture.State(Item.Secret("one"), policy));
        await fixture.SettleAsync();

        fixture.Client.BeforeWrite = null;
        await fixture.DesireAsync(Item.Secret("two"), policy);

        Assert.Equal(ObjectStates.Applied, fixture.Result(policy)?.State);
    }

    [Fact]
    public async Task WrittenWithALostAnswerAndDeletedWhileNothingIsWatched_IsThereAgain()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync();
        fixture.Api.BeforeRequest = request => request.Verb is "list" or "watch" ? Unavailable : null;
        fixture.Api.DropWatches();
        await fixture.SettleAsync();
        var lost = 0;
        fixture.Client.AfterWrite = _ =>
        {
            if (Interlocked.Increment(ref lost) == 1)
            {
                throw new KubernetesUnreachableException(fixture.Api.Server, new HttpRequestException("injected: the answer is lost"));
            }
        };
        fixture.Engine.SetDesired(fixture.State(Item.Profile("a")));
        await fixture.AdvanceUntilAsync(() => fixture.Result(Item.Profile("a"))?.State == ObjectStates.Applied);

        await fixture.DeleteAsync(KnownResources.Profile, "a");
        fixture.Api.BeforeRequest = null;

        await fixture.AdvanceUntilAsync(() => fixture.GetAsync(KnownResources.Profile, "a").Result is not null);
    }

    [Theory]
    [InlineData("one", "two", false)]
    [InlineData("two", "one", true)]
    public async Task CacheShowsEarlierOwners_WhatIsHeldIsDecidedByTheOwnersThereAre(string before, string after, bool isHeldOnceKnown)
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a", owners: [before]));
        fixture.Api.BeforeRequest = request => request.Verb is "list" or "watch" ? Unavailable : null;
        fixture.Api.DropWatches();
        await fixture.SettleAsync();
        await fixture.DesireAsync(Item.Profile("a", owners: [after]));
        fixture.Client.BeforeWrite = _ => Unavailable;
        fixture.Time.Advance(LiveOverlay.Lifetime + TimeSpan.FromSeconds(1));
        await fixture.SettleAsync();
        fixture.Client.BeforeWrite = null;

        fixture.Engine.SetDesired(fixture.State() with { Hold = new HashSet<string> { "one" } });
        await fixture.SettleAsync();
        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "a"));

        fixture.Api.BeforeRequest = null;
        await fixture.AdvanceUntilAsync(() => isHeldOnceKnown
            ? fixture.Result(Item.Profile("a"))?.State == ObjectStates.Retained
            : fixture.GetAsync(KnownResources.Profile, "a").Result is null);
        Assert.Equal(isHeldOnceKnown, await fixture.GetAsync(KnownResources.Profile, "a") is not null);
    }
}
