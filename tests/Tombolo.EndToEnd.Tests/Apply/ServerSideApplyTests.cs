using Tombolo.Api.Resources;
using Tombolo.Testing.ControlPlanes.Pooling;

namespace Tombolo.EndToEnd.Tests.Apply;

/// <summary>What the apply rules take for granted of the API server (design section 6), seen on a real one.</summary>
public sealed class ServerSideApplyTests(ControlPlanePool pool)
{
    private const string Us = "tombolo-distribution";
    private const string NoUid = ""","uid":"11111111-2222-3333-4444-555555555555" """;
    private const string NoVersion = ""","resourceVersion":"1" """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutForce_OnAForeignObjectWithOtherFields_MergesIntoIt()
    {
        await using var cluster = await ClusterAsync();
        await cluster.CreateAsync(KnownResources.Profile, "a", """{"spec":{"theirs":1}}""");

        Assert.True((await cluster.ApplyAsync(KnownResources.Profile, "a", "", """ "spec":{"ours":2} """, Us)).IsSuccess);

        Assert.Equal("""{"ours":2,"theirs":1}""", (await cluster.GetAsync(KnownResources.Profile, "a"))!["spec"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Profile")]
    [InlineData("Secret")]
    public async Task WithAVersionNobodyHas_CreatesWhatIsAbsentAndRefusesWhatIsThere(string kind)
    {
        await using var cluster = await ClusterAsync();
        var (type, content) = kind == "Profile" ? (KnownResources.Profile, """ "spec":{"a":1} """) : (KnownResources.Secret, """ "data":{"a":"YQ=="} """);

        Assert.True((await cluster.ApplyAsync(type, "a", NoVersion, content, Us)).IsSuccess);
        var before = await cluster.GetAsync(type, "a");
        Assert.Equal(409, (await cluster.ApplyAsync(type, "a", NoVersion, content, Us)).Error!.Code);
        Assert.Equal(409, (await cluster.ApplyAsync(type, "a", NoVersion, content, "somebody", force: true)).Error!.Code);

        Assert.Equal(before!.ToJsonString(), (await cluster.GetAsync(type, "a"))!.ToJsonString());
    }

    [Fact]
    public async Task WithAUid_NeverCreates()
    {
        await using var cluster = await ClusterAsync();

        Assert.Equal(409, (await cluster.ApplyAsync(KnownResources.Profile, "a", NoUid, """ "spec":{} """, Us, force: true)).Error!.Code);

        Assert.Null(await cluster.GetAsync(KnownResources.Profile, "a"));
    }

    [Fact]
    public async Task WithAnotherUid_ChangesNothing()
    {
        await using var cluster = await ClusterAsync();
        await cluster.CreateAsync(KnownResources.Profile, "a", """{"spec":{"a":1}}""");

        var refused = (await cluster.ApplyAsync(KnownResources.Profile, "a", NoUid, """ "spec":{"a":2} """, Us, force: true)).Error!;

        Assert.True(refused.Code == 409 || (refused.Code == 422 && refused.Causes.Any(cause => cause.Field == "metadata.uid")), $"{refused}");
        Assert.Equal(1, (int)(await cluster.GetAsync(KnownResources.Profile, "a"))!["spec"]!["a"]!);
    }

    [Fact]
    public async Task WithUidAndOldVersion_ChangesNothing()
    {
        await using var cluster = await ClusterAsync();
        var looked = await cluster.CreateAsync(KnownResources.Profile, "a", """{"spec":{"a":1}}""");
        await cluster.PatchAsync(KnownResources.Profile, "a", """{"spec":{"b":1}}""");

        var refused = await cluster.ApplyAsync(
            KnownResources.Profile, "a", $",\"uid\":\"{looked.Metadata.Uid}\",\"resourceVersion\":\"{looked.Metadata.ResourceVersion}\"", """ "spec":{"a":1} """, Us, force: true);

        Assert.Equal(409, refused.Error!.Code);
    }

    [Fact]
    public async Task WithoutForce_AdoptedObject_SticksAtItsFirstChange()
    {
        await using var cluster = await ClusterAsync();
        await cluster.CreateAsync(KnownResources.Profile, "a", """{"spec":{"a":1}}""");
        Assert.True((await cluster.ApplyAsync(KnownResources.Profile, "a", "", """ "spec":{"a":1} """, Us)).IsSuccess);

        var refused = (await cluster.ApplyAsync(KnownResources.Profile, "a", "", """ "spec":{"a":2} """, Us)).Error!;

        Assert.Equal(409, refused.Code);
        Assert.Contains(refused.Causes, cause => cause.Reason == "FieldManagerConflict" && cause.Field == ".spec.a" && cause.Message.Contains("kubectl", StringComparison.Ordinal));
        Assert.True((await cluster.ApplyAsync(KnownResources.Profile, "a", "", """ "spec":{"a":2} """, Us, force: true)).IsSuccess);
    }

    [Fact]
    public async Task TheSameAgain_StoresNothing()
    {
        await using var cluster = await ClusterAsync();
        var first = await cluster.ApplyAsync(KnownResources.Profile, "a", "", """ "spec":{"a":1} """, Us);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TimeProvider.System, Cancelled);

        var second = await cluster.ApplyAsync(KnownResources.Profile, "a", "", """ "spec":{"a":1} """, Us, force: true);

        Assert.Equal(first.Value.Metadata.ResourceVersion, second.Value.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task AListThatSomebodyElseUpdates_IsTheirsAsAWhole()
    {
        await using var cluster = await ClusterAsync();
        await cluster.ApplyAsync(KnownResources.Policy, "a", "", """ "spec":{"actions":[{"action":"export"}]} """, Us);
        await cluster.PatchAsync(KnownResources.Policy, "a", """{"spec":{"actions":[{"action":"export","exportParameters":{"receiveString":"r"}}]}}""", "k10-stand-in");

        var applied = await cluster.ApplyAsync(KnownResources.Policy, "a", "", """ "spec":{"actions":[{"action":"export"}]} """, Us, force: true);

        Assert.True(applied.IsSuccess);
        Assert.Equal("""[{"action":"export"}]""", (await cluster.GetAsync(KnownResources.Policy, "a"))!["spec"]!["actions"]!.ToJsonString());
    }

    private async Task<ApplyCluster> ClusterAsync() => await ApplyCluster.CreateAsync(await pool.ShareAsync(Cancelled));
}
