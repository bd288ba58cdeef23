using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Output;
using Tombolo.Cli.Tests.Harness;

namespace Tombolo.Cli.Tests.Commands.Disconnect;

public sealed class MemberDisconnectTests : PrimaryTest
{
    [Fact]
    public async Task Disconnect_Member_DeletesItAndWaitsUntilItIsGone()
    {
        await CreateMemberAsync("shop");
        ServerReleases("shop");
        var result = await RunAsync("disconnect", "shop", "--yes");
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        Assert.Equal("cluster.dist.kio.kasten.io/shop disconnected\n", result.Out);
        Assert.Contains("removes what it got", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--keep-copies", Annotations.KeepCopies)]
    [InlineData("--force", Annotations.ForceDisconnect)]
    public async Task Disconnect_WithWish_AnnotatesBeforeItDeletes(string option, string annotation)
    {
        await CreateMemberAsync("shop");
        var result = await RunAsync("disconnect", "shop", option, "--yes", "--wait=false");
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        var cluster = (await FindAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, "shop"))!;
        Assert.Equal("true", (string?)cluster["metadata"]!["annotations"]![annotation]);
        Assert.NotNull(cluster["metadata"]!["deletionTimestamp"]);
        Assert.Equal(["patch", "delete"], Api.Writes.TakeLast(2).Select(request => request.Verb));
    }

    [Fact]
    public async Task Disconnect_MemberAway_SaysWhyItHangsAndHowToForce()
    {
        await CreateMemberAsync("shop", "Disconnected");
        await PatchAsync(KnownResources.Cluster, FleetObjects.Key("shop"), """{"status":{"conditions":[{"type":"Deleting","status":"True","message":"not heard of since noon"}]}}""", isStatus: true);
        var result = await RunUntilTimeoutAsync(TimeSpan.FromSeconds(10), "disconnect", "shop", "--yes", "--timeout=10s");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("It is Disconnected now", result.Error, StringComparison.Ordinal);
        Assert.Contains("last seen: not heard of since noon", result.Error, StringComparison.Ordinal);
        Assert.Contains("tombolo disconnect shop --force", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop\n", ExitCodes.Success)]
    [InlineData("  shop  \n", ExitCodes.Success)]
    [InlineData("yes\n", ExitCodes.Failure)]
    [InlineData("", ExitCodes.Failure)]
    public async Task Disconnect_InTerminal_AsksForTheName(string typed, int exitCode)
    {
        await CreateMemberAsync("shop");
        ServerReleases("shop");
        Terminal = Terminal.None with { CanAsk = true };
        Input = typed;
        var result = await RunAsync("disconnect", "shop");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains("Type shop to go on: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode == ExitCodes.Success, await FindAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, "shop") is null);
    }

    [Fact]
    public async Task Disconnect_NobodyToAsk_NeedsYes()
    {
        await CreateMemberAsync("shop");
        var before = Api.Writes.Count;
        var result = await RunAsync("disconnect", "shop");
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Api.Writes.Count);
    }

    [Fact]
    public async Task Disconnect_PrimaryWithMembers_IsRefusedWithTheirNames()
    {
        await CreateMemberAsync("shop");
        var result = await RunAsync("disconnect", "hub-paris", "--yes");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("disconnect the others first: shop", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disconnect_LastPrimary_Goes()
    {
        var result = await RunAsync("disconnect", "hub-paris", "--yes");
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Null(await FindAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, "hub-paris"));
    }

    [Fact]
    public async Task Disconnect_Protected_IsRefused()
    {
        await CreateMemberAsync("shop", annotations: """{"tombolo.io/protect":"true"}""");
        var result = await RunAsync("disconnect", "shop", "--yes", "--force");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("tombolo.io/protect-", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disconnect_Unknown_IsRefused() =>
        Assert.Contains("there is no Cluster kasten-io-mc/nobody", (await RunAsync("disconnect", "nobody", "--yes")).Error, StringComparison.Ordinal);

    private async Task CreateMemberAsync(string name, string state = "Connected", string annotations = "{}")
    {
        var cluster = JsonNode.Parse(FleetObjects.Cluster(name, state: state, annotations: annotations))!;
        cluster["metadata"]!["finalizers"] = new JsonArray(Finalizers.ClusterInfo);
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, cluster.ToJsonString());
    }

    private void ServerReleases(string name) => AfterWriteOf(
        KnownResources.Cluster, name, () => PatchAsync(KnownResources.Cluster, FleetObjects.Key(name), """{"metadata":{"finalizers":[]}}"""));
}
