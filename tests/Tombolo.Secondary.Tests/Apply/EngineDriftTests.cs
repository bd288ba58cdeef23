using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Testing.Waiting;

namespace Tombolo.Secondary.Tests.Apply;

public sealed class EngineDriftTests
{
    private const string ExportPolicy =
        """{"frequency":"@daily","actions":[{"action":"backup"},{"action":"export","exportParameters":{"profile":{"name":"s3"}}}]}""";

    [Fact]
    public async Task Changed_BySomebody_IsPutBackWithOneWriteAndReported()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        fixture.Client.Forget();

        await fixture.PatchAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra"}}""");
        await Eventually.TrueAsync(() => fixture.Result(Item.Profile("a"))!.Reason == ObjectReasons.DriftReverted);
        await fixture.SettleAsync();

        Assert.Equal(["apply! Profile a"], fixture.Client.Writes.Select(write => $"{write}"));
        Assert.Equal("Location", (string?)(await fixture.GetAsync(KnownResources.Profile, "a"))!["spec"]!["type"]);
        var result = fixture.Result(Item.Profile("a"))!;
        Assert.Equal(ObjectStates.Applied, result.State);
        var drift = Assert.Single(result.Drift!);
        Assert.Equal(("spec.type", "Location", "Infra", "kubectl-edit"), (drift.Path, drift.Wanted, drift.Found, drift.Manager));
        Assert.Equal(fixture.Time.GetUtcNow(), drift.Since);
    }

    [Theory]
    [InlineData("""{"spec":{"other":"field"}}""")]
    [InlineData("""{"metadata":{"labels":{"team":"blue"},"annotations":{"note":"x"}}}""")]
    [InlineData("""{"metadata":{"finalizers":["example.org/wait"]}}""")]
    [InlineData("""{"hash":"123"}""")]
    public async Task Changed_WhatIsNotOurs_IsNoDrift(string patch)
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        fixture.Client.Forget();

        await fixture.PatchAsync(KnownResources.Profile, "a", patch);
        await fixture.SettleAsync();

        Assert.Empty(fixture.Client.Writes);
        Assert.Equal((ObjectStates.Applied, ""), (fixture.Result(Item.Profile("a"))!.State, fixture.Result(Item.Profile("a"))!.Reason));
    }

    [Theory]
    [InlineData("""{"metadata":{"annotations":{"tombolo.io/owners":"mine"}}}""")]
    [InlineData("""{"metadata":{"annotations":{"tombolo.io/content":null}}}""")]
    [InlineData("""{"metadata":{"labels":{"dist.kio.kasten.io/distribution":null}}}""")]
    public async Task Changed_OurMarks_ArePutBack(string patch)
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        var before = (await fixture.GetAsync(KnownResources.Profile, "a"))!["metadata"]!;

        await fixture.PatchAsync(KnownResources.Profile, "a", patch);
        await fixture.SettleAsync();

        var after = (await fixture.GetAsync(KnownResources.Profile, "a"))!["metadata"]!;
        Assert.Equal(before["labels"]!.ToJsonString(), after["labels"]!.ToJsonString());
        Assert.Equal((string?)before["annotations"]![Annotations.Owners], (string?)after["annotations"]![Annotations.Owners]);
        Assert.Equal((string?)before["annotations"]![Annotations.Content], (string?)after["annotations"]![Annotations.Content]);
    }

    [Fact]
    public async Task Changed_TheOriginIsTakenOff_IsAdoptedAgain()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));

        await fixture.PatchAsync(KnownResources.Profile, "a", """{"metadata":{"labels":{"tombolo.io/origin":null}}}""");

        await fixture.StateIsAsync(Item.Profile("a"), ObjectStates.Adopted);
    }

    [Fact]
    public async Task Report_IsReportedAndLeftUntilSomethingElseIsWanted()
    {
        await using var fixture = new ApplyFixture();
        var item = Item.Profile("a") with { DriftPolicy = DriftPolicies.Report };
        await fixture.StartAsync(item);
        fixture.Client.Forget();
        var first = fixture.Time.GetUtcNow();

        await fixture.PatchAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra"}}""");
        await fixture.StateIsAsync(item, ObjectStates.Drifted);
        fixture.Time.Advance(TimeSpan.FromSeconds(30));
        await fixture.PatchAsync(KnownResources.Profile, "a", """{"spec":{"type":"Other"}}""");
        await Eventually.TrueAsync(() => fixture.Result(item)!.Drift![0].Found == "Other");
        Assert.Equal(first, fixture.Result(item)!.Drift![0].Since);
        Assert.Empty(fixture.Client.Writes);

        await fixture.PatchAsync(KnownResources.Profile, "a", """{"spec":{"type":"Location"}}""");
        await fixture.StateIsAsync(item, ObjectStates.Applied);
        Assert.Empty(fixture.Client.Writes);

        await fixture.PatchAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra"}}""");
        await fixture.StateIsAsync(item, ObjectStates.Drifted);
        var changed = Item.Profile("a", """{"type":"New"}""") with { DriftPolicy = DriftPolicies.Report };
        await fixture.DesireAsync(changed);
        Assert.Equal("New", (string?)(await fixture.GetAsync(KnownResources.Profile, "a"))!["spec"]!["type"]);
    }

    [Fact]
    public async Task WhileStopped_DriftIsFoundAfterTheRestart()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"), Item.Profile("b"));
        await fixture.StopAsync();
        await fixture.PatchAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra"}}""");
        await fixture.DeleteAsync(KnownResources.Profile, "b");

        await fixture.RestartAsync(Item.Profile("a"), Item.Profile("b"));
        await fixture.SettleAsync();

        Assert.Equal(["apply Profile b", "apply! Profile a"], fixture.Client.Writes.Select(write => $"{write}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ChangedAgainAndAgain_IsPutBackWithGrowingWaits()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        fixture.Client.Forget();
        var start = fixture.Time.GetUtcNow();

        for (var round = 1; round <= 6; round++)
        {
            await fixture.PatchAsync(KnownResources.Profile, "a", $$$"""{"spec":{"type":"Theirs{{{round}}}"}}""", "another-controller");
            var repairs = round;
            await fixture.AdvanceUntilAsync(() => fixture.Client.Writes.Count == repairs);
        }

        Assert.InRange(fixture.Time.GetUtcNow() - start, TimeSpan.FromSeconds(2 + 4 + 8 + 16 + 32), TimeSpan.FromSeconds(90));
        await fixture.PatchAsync(KnownResources.Profile, "a", """{"spec":{"type":"Theirs"}}""", "another-controller");
        await Eventually.TrueAsync(() => fixture.Result(Item.Profile("a"))!.Reason == ObjectReasons.Contested);
        Assert.Contains("another-controller", fixture.Result(Item.Profile("a"))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EngineFields_FilledAfterEachChange_AreKeptAndNeverReported()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Policy("nightly", ExportPolicy));
        fixture.Client.Forget();

        await FillAsync(fixture, "first");
        await fixture.SettleAsync();
        Assert.Empty(fixture.Client.Writes);
        Assert.Equal("", fixture.Result(Item.Policy("nightly"))!.Reason);

        await fixture.DesireAsync(Item.Policy("nightly", ExportPolicy.Replace("@daily", "@hourly", StringComparison.Ordinal)));
        await fixture.SettleAsync();
        Assert.Single(fixture.Client.Writes);
        var export = (await fixture.GetAsync(KnownResources.Policy, "nightly"))!["spec"]!["actions"]![1]!["exportParameters"]!;
        Assert.Equal(("first", "token"), ((string?)export["receiveString"], (string?)export["migrationToken"]!["name"]));

        await FillAsync(fixture, "second");
        await fixture.SettleAsync();
        Assert.Single(fixture.Client.Writes);

        await fixture.PatchAsync(KnownResources.Policy, "nightly", """{"spec":{"frequency":"@weekly"}}""");
        await Eventually.TrueAsync(() => fixture.Result(Item.Policy("nightly"))!.Reason == ObjectReasons.DriftReverted);
        var live = (await fixture.GetAsync(KnownResources.Policy, "nightly"))!["spec"]!;
        Assert.Equal("@hourly", (string?)live["frequency"]);
        Assert.Equal("second", (string?)live["actions"]![1]!["exportParameters"]!["receiveString"]);
        Assert.Equal(["spec.frequency"], fixture.Result(Item.Policy("nightly"))!.Drift!.Select(drift => drift.Path));
    }

    [Fact]
    public async Task EngineFields_AfterRestart_WriteNothing()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Policy("nightly", ExportPolicy));
        await FillAsync(fixture, "first");

        await fixture.RestartAsync(Item.Policy("nightly", ExportPolicy));
        await fixture.SettleAsync();

        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public async Task Ignored_WhatTheClusterRewrites_IsAWarningAndWrittenOnce()
    {
        await using var fixture = new ApplyFixture();
        fixture.Api.Admission = (type, stored) =>
        {
            if (type == KnownResources.Profile)
            {
                stored["spec"]!["type"] = "Rewritten";
                stored["spec"]!.AsObject().Remove("dropped");
            }
        };
        var item = Item.Profile("a", """{"type":"Location","dropped":true,"kept":1}""");

        await fixture.StartAsync(item);
        await fixture.SettleAsync();
        Assert.Equal((ObjectStates.FieldIgnored, ObjectReasons.FieldIgnored), (fixture.Result(item)!.State, fixture.Result(item)!.Reason));
        Assert.Contains("spec.type, spec.dropped", fixture.Result(item)!.Message, StringComparison.Ordinal);
        Assert.Single(fixture.Client.Writes);

        await fixture.PatchAsync(KnownResources.Profile, "a", """{"metadata":{"labels":{"touched":"yes"}}}""");
        await fixture.SettleAsync();
        Assert.Single(fixture.Client.Writes);

        await fixture.RestartAsync(item);
        await fixture.SettleAsync();
        Assert.Empty(fixture.Client.Writes);
        Assert.Equal(ObjectStates.FieldIgnored, fixture.Result(item)!.State);
    }

    [Fact]
    public async Task Ignored_AnotherFieldIsChanged_OnlyThatIsRepaired()
    {
        await using var fixture = new ApplyFixture();
        fixture.Api.Admission = (_, stored) => (stored["spec"] as System.Text.Json.Nodes.JsonObject)?.Remove("dropped");
        var item = Item.Profile("a", """{"type":"Location","dropped":true}""");
        await fixture.StartAsync(item);
        fixture.Client.Forget();

        await fixture.PatchAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra"}}""");
        await Eventually.TrueAsync(() => fixture.Client.Writes.Count == 1);
        await fixture.SettleAsync();

        Assert.Single(fixture.Client.Writes);
        Assert.Equal("Location", (string?)(await fixture.GetAsync(KnownResources.Profile, "a"))!["spec"]!["type"]);
    }

    [Fact]
    public async Task DeletedWhileTheWatchIsBroken_IsMadeAgain()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync();
        await fixture.SettleAsync();
        var isBroken = true;
        fixture.Api.BeforeRequest = request => isBroken && request.Verb is "watch" or "list" ? new Kubernetes.Errors.KubernetesStatus(500, "", "broken", [], null) : null;
        fixture.Api.DropWatches();
        await fixture.AdvanceUntilAsync(() => fixture.Api.Requests.Count(request => request.Verb == "list" && request.Type == KnownResources.Profile) > 1);
        await fixture.DesireAsync(Item.Profile("a"));
        await fixture.DeleteAsync(KnownResources.Profile, "a");
        isBroken = false;

        await fixture.AdvanceUntilAsync(() => fixture.Result(Item.Profile("a"))!.Reason == ObjectReasons.Recreated);

        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "a"));
    }

    [Fact]
    public async Task Terminating_CopyWithFinalizer_IsMadeAgainWhenItIsGone()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        await fixture.PatchAsync(KnownResources.Profile, "a", """{"metadata":{"finalizers":["example.org/wait"]}}""");
        await fixture.DeleteAsync(KnownResources.Profile, "a");
        await fixture.StateIsAsync(Item.Profile("a"), ObjectStates.Pending);
        Assert.Contains("example.org/wait", fixture.Result(Item.Profile("a"))!.Message, StringComparison.Ordinal);

        await fixture.PatchAsync(KnownResources.Profile, "a", """{"metadata":{"finalizers":null}}""");

        await fixture.StateIsAsync(Item.Profile("a"), ObjectStates.Applied);
    }

    // A stand-in for the policy engine of the cluster.
    private static Task<Kubernetes.Objects.KubernetesObject> FillAsync(ApplyFixture fixture, string receiveString) => fixture.PatchAsync(
        KnownResources.Policy,
        "nightly",
        """{"spec":{"actions":[{"action":"backup"},{"action":"export","exportParameters":{"profile":{"name":"s3"},"receiveString":"RECEIVE","migrationToken":{"name":"token"}}}]}}"""
            .Replace("RECEIVE", receiveString, StringComparison.Ordinal),
        "k10-stand-in");
}
