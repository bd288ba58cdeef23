using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Secondary.Tests.Apply;

public sealed class EngineInUseTests
{
    [Fact]
    public async Task InUse_ByALocalPolicy_StaysUntilThatIsGone()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Secret("cred"), Item.Profile("s3", """{"locationSpec":{"credential":{"secret":{"kind":"Secret","name":"cred","namespace":"kasten-io"}}}}"""));
        await fixture.CreateAsync(
            KnownResources.Policy, "local", """{"spec":{"actions":[{"action":"export","exportParameters":{"profile":{"name":"s3","namespace":"kasten-io"}}}]}}""");
        fixture.Client.Forget();

        await fixture.DesireAsync();
        await fixture.SettleAsync();
        Assert.Empty(fixture.Client.Writes);
        Assert.Equal(ObjectStates.InUse, fixture.Result(Item.Profile("s3"))!.State);
        Assert.Contains("Policy local", fixture.Result(Item.Profile("s3"))!.Message, StringComparison.Ordinal);
        Assert.Equal(ObjectStates.InUse, fixture.Result(Item.Secret("cred"))!.State);
        Assert.Contains("Profile s3", fixture.Result(Item.Secret("cred"))!.Message, StringComparison.Ordinal);

        await fixture.DeleteAsync(KnownResources.Policy, "local");
        await fixture.AdvanceUntilAsync(() => fixture.Client.Writes.Count == 2);
        Assert.Equal(["delete Profile s3", "delete Secret cred"], fixture.Client.Writes.Select(write => $"{write}"));
    }

    [Fact]
    public async Task InUse_ThePolicyCouldNotBeDeleted_ItsProfileStays()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("s3"), Item.Policy("nightly", """{"actions":[{"action":"export","exportParameters":{"profile":{"name":"s3"}}}]}"""));
        fixture.Client.BeforeWrite = request => request.Type == KnownResources.Policy ? new KubernetesStatus(403, "Forbidden", "no", [], null) : null;

        await fixture.DesireAsync();
        await fixture.SettleAsync();

        Assert.Equal((ObjectStates.Failed, ObjectReasons.Forbidden), (fixture.Result(Item.Policy("nightly"))!.State, fixture.Result(Item.Policy("nightly"))!.Reason));
        Assert.Equal(ObjectStates.InUse, fixture.Result(Item.Profile("s3"))!.State);
    }

    [Fact]
    public async Task UseCannotBeRead_NothingThatMayBeUsedGoes()
    {
        await using var fixture = new ApplyFixture();
        await fixture.StartAsync(Item.Profile("s3"));
        fixture.Client.Forget();
        var isBroken = true;
        fixture.Api.BeforeRequest = request =>
            isBroken && request is { Verb: "list" } && request.Type == KnownResources.Policy ? new KubernetesStatus(500, "InternalError", "etcd", [], null) : null;

        await fixture.DesireAsync();
        await fixture.SettleAsync();
        Assert.Empty(fixture.Client.Writes);
        Assert.Equal(ObjectStates.Pending, fixture.Result(Item.Profile("s3"))!.State);

        isBroken = false;
        await fixture.AdvanceUntilAsync(() => fixture.Client.Writes.Count == 1);
    }
}
