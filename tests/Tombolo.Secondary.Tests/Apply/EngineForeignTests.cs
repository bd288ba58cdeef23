using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Testing.Waiting;

namespace Tombolo.Secondary.Tests.Apply;

public sealed class EngineForeignTests
{
    private const string Spec = """{"type":"Location","locationSpec":{"objectStore":{"name":"backups"}}}""";

    [Theory]
    [InlineData("""{"spec":{"type":"Infra"}}""", "spec.type")]
    [InlineData("""{"spec":{"other":{"field":1}}}""", "spec.type")]
    [InlineData("""{"spec":{"type":"Location","locationSpec":{"objectStore":{"name":"theirs"}}}}""", "spec.locationSpec.objectStore.name")]
    [InlineData("""{"spec":{"type":"Location","locationSpec":{"objectStore":{"name":"backups","skipSSLVerify":true}}}}""", "spec.locationSpec.objectStore.skipSSLVerify")]
    public async Task Foreign_Different_IsAConflictAndLeftUntouched(string content, string path)
    {
        await using var fixture = new ApplyFixture();
        var theirs = await fixture.CreateAsync(KnownResources.Profile, "a", content);

        await fixture.StartAsync(Item.Profile("a", Spec));
        await fixture.SettleAsync();

        var result = fixture.Result(Item.Profile("a"))!;
        Assert.Equal((ObjectStates.Conflict, ObjectReasons.ForeignObject), (result.State, result.Reason));
        Assert.Contains(path, result.Message, StringComparison.Ordinal);
        Assert.Contains("kubectl", result.Message, StringComparison.Ordinal);
        Assert.Contains("Profile kasten-io/a", result.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Client.Writes);
        Assert.Equal(theirs.Metadata.ResourceVersion, (string?)(await fixture.GetAsync(KnownResources.Profile, "a"))!["metadata"]!["resourceVersion"]);
    }

    [Theory]
    [InlineData("""{"spec":{"type":"Location","locationSpec":{"objectStore":{"name":"backups"}}}}""")]
    [InlineData("""{"spec":{"type":"Location","comment":"","locationSpec":{"objectStore":{"name":"backups","skipSSLVerify":false}}},"status":{"validation":"Success"}}""")]
    public async Task Foreign_Equal_IsAdoptedWithOneWriteAndTakesItsNextChange(string content)
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(KnownResources.Profile, "a", content);

        await fixture.StartAsync(Item.Profile("a", Spec));
        await fixture.SettleAsync();
        Assert.Equal(ObjectStates.Adopted, fixture.Result(Item.Profile("a"))!.State);
        Assert.Equal(["apply Profile a"], fixture.Client.Writes.Select(write => $"{write}"));

        await fixture.DesireAsync(Item.Profile("a", """{"type":"Infra"}"""));
        await fixture.SettleAsync();
        Assert.Equal(ObjectStates.Adopted, fixture.Result(Item.Profile("a"))!.State);
        Assert.Equal(["apply Profile a", "apply! Profile a"], fixture.Client.Writes.Select(write => $"{write}"));
        var live = await fixture.GetAsync(KnownResources.Profile, "a");
        Assert.Equal("Infra", (string?)live!["spec"]!["type"]);
        Assert.Equal("true", (string?)live["metadata"]!["annotations"]![Annotations.Adopted]);
    }

    [Fact]
    public async Task Adopted_AfterRestart_IsStillAdoptedAndNotWritten()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(KnownResources.Profile, "a", """{"spec":{"type":"Location"}}""");
        await fixture.StartAsync(Item.Profile("a"));

        await fixture.RestartAsync(Item.Profile("a"));
        await fixture.SettleAsync();

        Assert.Equal(ObjectStates.Adopted, fixture.Result(Item.Profile("a"))!.State);
        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public async Task Fail_EqualObject_IsAConflict()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(KnownResources.Profile, "a", """{"spec":{"type":"Location"}}""");

        await fixture.StartAsync(Item.Profile("a") with { ConflictPolicy = ConflictPolicies.Fail });

        Assert.Equal(ObjectStates.Conflict, fixture.Result(Item.Profile("a"))!.State);
        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public async Task Adopt_DifferentObject_IsTakenOverWithOneWrite()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra","mine":"kept"}}""");

        await fixture.StartAsync(Item.Profile("a") with { ConflictPolicy = ConflictPolicies.Adopt });
        await fixture.SettleAsync();

        Assert.Equal(ObjectStates.Adopted, fixture.Result(Item.Profile("a"))!.State);
        Assert.Equal(["apply! Profile a"], fixture.Client.Writes.Select(write => $"{write}"));
        var spec = (await fixture.GetAsync(KnownResources.Profile, "a"))!["spec"]!;
        Assert.Equal(("Location", "kept"), ((string?)spec["type"], (string?)spec["mine"]));
    }

    [Fact]
    public async Task Adopt_SecretOfAnotherType_IsAConflictBecauseItCannotBeChanged()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(KnownResources.Secret, "a", """{"type":"theirs","data":{"key":"b25l"}}""");

        await fixture.StartAsync(Item.Secret("a") with { ConflictPolicy = ConflictPolicies.Adopt });

        Assert.Equal(ObjectStates.Conflict, fixture.Result(Item.Secret("a"))!.State);
        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public async Task Conflict_ForeignObjectGoes_IsAppliedAfterTheNextLook()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra"}}""");
        await fixture.StartAsync(Item.Profile("a"));
        await fixture.SettleAsync();
        var refused = fixture.Client.RefusedWrites.Count;

        await fixture.AdvanceUntilAsync(() => fixture.Client.ReadCount(KnownResources.Profile) > 3);
        Assert.Equal(refused, fixture.Client.RefusedWrites.Count);

        await fixture.DeleteAsync(KnownResources.Profile, "a");
        await fixture.AdvanceUntilAsync(() => fixture.Result(Item.Profile("a"))!.State == ObjectStates.Applied);
    }

    [Fact]
    public async Task OtherPrimary_DifferentCopy_IsAConflictThatNamesIt()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(
            KnownResources.Profile,
            "a",
            $$$"""{"metadata":{"labels":{"{{{Labels.Origin}}}":"other-primary"},"annotations":{"{{{Annotations.CopyName}}}":"a"}},"spec":{"type":"Infra"}}""",
            FieldManagers.Distribution);

        await fixture.StartAsync(Item.Profile("a"));
        await fixture.SettleAsync();

        Assert.Equal((ObjectStates.Conflict, ObjectReasons.OtherPrimary), (fixture.Result(Item.Profile("a"))!.State, fixture.Result(Item.Profile("a"))!.Reason));
        Assert.Contains("other-primary", fixture.Result(Item.Profile("a"))!.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public async Task OtherPrimary_EqualCopy_IsAdopted()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(
            KnownResources.Profile, "a", $$$"""{"metadata":{"labels":{"{{{Labels.Origin}}}":"other-primary"}},"spec":{"type":"Location"}}""", FieldManagers.Distribution);

        await fixture.StartAsync(Item.Profile("a"));

        Assert.Equal(ObjectStates.Adopted, fixture.Result(Item.Profile("a"))!.State);
        Assert.Equal(ApplyFixture.PrimaryId, (string?)(await fixture.GetAsync(KnownResources.Profile, "a"))!["metadata"]!["labels"]![Labels.Origin]);
    }

    [Fact]
    public async Task Clone_OfACopyUnderAnotherName_IsNeverTouched()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        var copy = (await fixture.GetAsync(KnownResources.Profile, "a"))!;
        copy["metadata"]!.AsObject().Remove("uid");
        copy["metadata"]!.AsObject().Remove("resourceVersion");
        fixture.Client.Forget();

        await fixture.CreateAsync(KnownResources.Profile, "clone", copy.ToJsonString(), FieldManagers.Distribution);
        await fixture.DesireAsync();
        await fixture.SettleAsync();

        Assert.Equal(["delete Profile a"], fixture.Client.Writes.Select(write => $"{write}"));
        Assert.NotNull(await fixture.GetAsync(KnownResources.Profile, "clone"));
    }

    [Fact]
    public async Task Restored_WithOurMarksButNotOurManager_IsAdoptedWhenEqualAndLeftAloneWhenNot()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"), Item.Profile("b"));
        var copies = new[] { (await fixture.GetAsync(KnownResources.Profile, "a"))!, (await fixture.GetAsync(KnownResources.Profile, "b"))! };
        await fixture.StopAsync();
        foreach (var copy in copies)
        {
            copy["metadata"]!.AsObject().Remove("managedFields");
            await fixture.DeleteAsync(KnownResources.Profile, (string)copy["metadata"]!["name"]!);
        }

        copies[1]["spec"]!["type"] = "Old";
        await fixture.CreateAsync(KnownResources.Profile, "a", copies[0].ToJsonString(), "restore-tool");
        await fixture.CreateAsync(KnownResources.Profile, "b", copies[1].ToJsonString(), "restore-tool");
        await fixture.RestartAsync(Item.Profile("a"), Item.Profile("b"));

        Assert.Equal(ObjectStates.Adopted, fixture.Result(Item.Profile("a"))!.State);
        Assert.Equal((ObjectStates.Conflict, ObjectReasons.NotOurCopy), (fixture.Result(Item.Profile("b"))!.State, fixture.Result(Item.Profile("b"))!.Reason));
        Assert.Equal("Old", (string?)(await fixture.GetAsync(KnownResources.Profile, "b"))!["spec"]!["type"]);
    }

    [Fact]
    public async Task ConflictOfALabelThatTravels_IsReportedWithItsManager()
    {
        await using var fixture = new ApplyFixture();
        await fixture.CreateAsync(KnownResources.Profile, "a", """{"metadata":{"labels":{"team":"blue"}},"spec":{"type":"Location"}}""");
        var item = Item.Of(KnownResources.Profile, "a", """{"metadata":{"labels":{"team":"red"}},"spec":{"type":"Location"}}""");

        await fixture.StartAsync(item);

        Assert.Equal(ObjectStates.Conflict, fixture.Result(item)!.State);
        Assert.Contains("metadata.labels.team", fixture.Result(item)!.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Client.Writes);
    }

    [Fact]
    public async Task AppearsBetweenLookAndCreate_IsNotMergedInto()
    {
        await using var fixture = new ApplyFixture();
        var theirs = "";
        fixture.Client.BeforeWrite = request =>
        {
            if (theirs.Length == 0)
            {
                theirs = fixture.CreateAsync(KnownResources.Profile, "a", """{"spec":{"unrelated":true}}""").GetAwaiter().GetResult().Metadata.ResourceVersion;
            }

            return null;
        };

        await fixture.StartAsync(Item.Profile("a"));
        await fixture.SettleAsync();

        Assert.Equal(ObjectStates.Conflict, fixture.Result(Item.Profile("a"))!.State);
        Assert.Equal(theirs, (string?)(await fixture.GetAsync(KnownResources.Profile, "a"))!["metadata"]!["resourceVersion"]);
    }

    [Fact]
    public async Task ReplacedBySomebodyBetweenLookAndUpdate_IsLeftAlone()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("a"));
        fixture.Client.BeforeWrite = request =>
        {
            fixture.Client.BeforeWrite = null;
            fixture.DeleteAsync(KnownResources.Profile, "a").GetAwaiter().GetResult();
            fixture.CreateAsync(KnownResources.Profile, "a", """{"spec":{"type":"Theirs"}}""").GetAwaiter().GetResult();
            return null;
        };

        await fixture.DesireAsync(Item.Profile("a", """{"type":"Infra"}"""));
        await Eventually.TrueAsync(() => fixture.Result(Item.Profile("a"))!.State == ObjectStates.Conflict);

        Assert.Equal("Theirs", (string?)(await fixture.GetAsync(KnownResources.Profile, "a"))!["spec"]!["type"]);
    }
}
