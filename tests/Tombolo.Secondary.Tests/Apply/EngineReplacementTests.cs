using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Testing.Waiting;

namespace Tombolo.Secondary.Tests.Apply;

public sealed class EngineReplacementTests
{
    [Fact]
    public async Task SecretType_Changes_IsReplaced()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Secret("cred"));
        var before = (string?)(await fixture.GetAsync(KnownResources.Secret, "cred"))!["metadata"]!["uid"];
        fixture.Client.Forget();
        var changed = Item.Secret("cred", type: "secrets.kanister.io/aws");

        await fixture.DesireAsync(changed);
        await fixture.SettleAsync();

        Assert.Equal(["delete Secret cred", "apply Secret cred"], fixture.Client.Writes.Select(write => $"{write}"));
        Assert.Equal(ObjectStates.Replaced, fixture.Result(changed)!.State);
        var after = await fixture.GetAsync(KnownResources.Secret, "cred");
        Assert.Equal("secrets.kanister.io/aws", (string?)after!["type"]);
        Assert.NotEqual(before, (string?)after["metadata"]!["uid"]);
    }

    [Fact]
    public async Task ImmutableSecret_DataChanges_IsReplaced()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Secret("cred"));
        await fixture.PatchAsync(KnownResources.Secret, "cred", """{"immutable":true}""");
        fixture.Client.Forget();

        await fixture.DesireAsync(Item.Secret("cred", "two"));
        await fixture.SettleAsync();

        Assert.Equal(["delete Secret cred", "apply Secret cred"], fixture.Client.Writes.Select(write => $"{write}"));
        Assert.Equal("dHdv", (string?)(await fixture.GetAsync(KnownResources.Secret, "cred"))!["data"]!["key"]);
    }

    [Fact]
    public async Task ImmutableSecret_KeyIsNoLongerWanted_IsReplaced()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Of(KnownResources.Secret, "cred", """{"data":{"a":"YQ==","b":"Yg=="}}"""));
        await fixture.PatchAsync(KnownResources.Secret, "cred", """{"immutable":true}""");

        await fixture.DesireAsync(Item.Of(KnownResources.Secret, "cred", """{"data":{"a":"YQ=="}}"""));

        Assert.False((await fixture.GetAsync(KnownResources.Secret, "cred"))!["data"]!.AsObject().ContainsKey("b"));
    }

    [Fact]
    public async Task ImmutableSecret_OnlyOwnersChange_IsNotReplaced()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Secret("cred", owners: ["one"]));
        await fixture.PatchAsync(KnownResources.Secret, "cred", """{"immutable":true}""");
        fixture.Client.Forget();

        await fixture.DesireAsync(Item.Secret("cred", owners: ["one", "two"]));
        await fixture.SettleAsync();

        Assert.Equal(["apply! Secret cred"], fixture.Client.Writes.Select(write => $"{write}"));
    }

    [Fact]
    public async Task Replaced_CrashBetweenDeleteAndCreate_IsMadeAfterTheRestart()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Secret("cred"));
        fixture.Client.BeforeWrite = request =>
            request.Verb == "apply" ? throw new Kubernetes.Errors.KubernetesUnreachableException(fixture.Api.Server, new HttpRequestException("gone")) : null;
        var changed = Item.Secret("cred", type: "other");
        fixture.Engine.SetDesired(fixture.State(changed));
        await Eventually.TrueAsync(async () => await fixture.GetAsync(KnownResources.Secret, "cred") is null);

        fixture.Client.BeforeWrite = null;
        await fixture.RestartAsync(changed);

        Assert.Equal("other", (string?)(await fixture.GetAsync(KnownResources.Secret, "cred"))!["type"]);
    }
}
