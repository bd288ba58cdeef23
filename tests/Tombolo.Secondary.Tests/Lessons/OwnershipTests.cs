using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Secondary.Tests.Apply;

namespace Tombolo.Secondary.Tests.Lessons;

/// <summary>Conflicts, adoption and field ownership in comparable systems; each name is the public thread.</summary>
public sealed class OwnershipTests
{
    [Fact]
    public async Task Karmada6362_EqualObjectExistsAlready_IsAdoptedAndNothingElseFails()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(KnownResources.Profile, "a", """{"spec":{"type":"Location"}}""");

        await fixture.StartAsync(Item.Profile("a"), Item.Profile("b"));
        await fixture.SettleAsync();

        Assert.Equal((ObjectStates.Adopted, ObjectStates.Applied), (fixture.Result(Item.Profile("a"))!.State, fixture.Result(Item.Profile("b"))!.State));
    }

    [Fact]
    public async Task Karmada4999_DifferentObjectExists_VerdictNamesTheRuleThatDecidedAndTheOneThatWouldHelp()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra"}}""");

        await fixture.StartAsync(Item.Profile("a"), Item.Profile("b"));
        await fixture.SettleAsync();

        var verdict = fixture.Result(Item.Profile("a"))!;
        Assert.Equal(ObjectStates.Conflict, verdict.State);
        Assert.Contains("conflictPolicy: Adopt", verdict.Message, StringComparison.Ordinal);
        Assert.Equal(ObjectStates.Applied, fixture.Result(Item.Profile("b"))!.State);
    }

    [Theory]
    [InlineData("Karmada3248", """{"spec":{"setByALocalController":"5"}}""")]
    [InlineData("KubeStellar3855", """{"spec":{"defaulted":true,"nested":{"volumeName":"pvc-1"}}}""")]
    [InlineData("OcmWork123", """{"metadata":{"annotations":{"somebody":"else"}}}""")]
    public async Task FieldsThatWeDoNotSet_AreTheirOwners(string thread, string change)
    {
        Assert.NotEmpty(thread);
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        fixture.Client.Forget();

        await fixture.PatchAsync(KnownResources.Profile, "a", change, manager: "controller");
        await fixture.SettleAsync();

        Assert.Empty(fixture.Client.Writes);
        Assert.Null(fixture.Result(Item.Profile("a"))!.Drift);
    }

    [Fact]
    public async Task OcmEnhancements47_SourceDidNotChange_NothingIsWritten()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"), Item.Secret("s"));
        await fixture.RestartAsync(Item.Profile("a"), Item.Secret("s"));
        await fixture.DesireAsync(Item.Profile("a"), Item.Secret("s"));
        await fixture.SettleAsync();

        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public async Task KubeStellar2077_StatusOfTheTarget_SurvivesEveryApply()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        _ = (await fixture.Api.PatchAsync(
            KnownResources.Profile,
            new ResourceKey(Item.Namespace, "a"),
            Kubernetes.Client.PatchKind.Merge,
            """{"status":{"validation":"Success"}}"""u8.ToArray(),
            new Kubernetes.Client.WriteOptions { Subresource = "status", FieldManager = "engine" },
            CancellationToken.None)).Value;

        await fixture.DesireAsync(Item.Profile("a", """{"type":"Infra"}"""));
        await fixture.SettleAsync();

        var live = (await fixture.GetAsync(KnownResources.Profile, "a"))!;
        Assert.Equal(("Infra", "Success"), ((string?)live["spec"]!["type"], (string?)live["status"]!["validation"]));
    }

    [Fact]
    public async Task KubeStellar1100_EveryCopy_SaysWhereItComesFrom()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a", owners: ["eu", "nightly"]));

        var metadata = (await fixture.GetAsync(KnownResources.Profile, "a"))!["metadata"]!;
        Assert.Equal(ApplyFixture.PrimaryId, (string?)metadata["labels"]![Labels.Origin]);
        Assert.Equal("eu,nightly", (string?)metadata["annotations"]![Annotations.Owners]);
    }

    [Fact]
    public async Task ArgoCd16721_ObjectMovesFromOneDistributionToAnother_IsNeverDeleted()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a", owners: ["old"]));
        var uid = (string?)(await fixture.GetAsync(KnownResources.Profile, "a"))!["metadata"]!["uid"];
        fixture.Client.Forget();

        await fixture.DesireAsync(fixture.State(Item.Profile("a", owners: ["new"])) with { Deleted = new HashSet<string> { "old" } });
        await fixture.SettleAsync();

        Assert.Equal(["apply! Profile a"], fixture.Client.Writes.Select(write => $"{write}"));
        Assert.Equal(uid, (string?)(await fixture.GetAsync(KnownResources.Profile, "a"))!["metadata"]!["uid"]);
    }
}
