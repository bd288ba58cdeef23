using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Tests.Commands.Disconnect;

public sealed class SecondaryDisconnectTests : CommandTest
{
    private static readonly ResourceKey InfoKey = new("kasten-io", "mc-cluster-info");

    [Fact]
    public async Task Disconnect_Member_AsksTheServerAndWaits()
    {
        await CreateInfoAsync();
        AfterWriteOf(KnownResources.Secret, "mc-cluster-info", () => Api.DeleteAsync(KnownResources.Secret, InfoKey, DeleteOptions.Default, Stop));
        var result = await RunAsync("disconnect", "--yes");
        Assert.Equal("left primary 'hub-paris'\n", result.Out);
        Assert.Equal(ExitCodes.Success, result.ExitCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Disconnect_Wishes_AreAnnotationsOfTheMembership(bool keeps)
    {
        await CreateInfoAsync();
        await RunAsync(["disconnect", "--yes", "--wait=false", .. keeps ? (string[])["--keep-copies"] : []]);
        var annotations = (await FindAsync(KnownResources.Secret, "kasten-io", "mc-cluster-info"))!["metadata"]!["annotations"]!;
        Assert.Equal("true", (string?)annotations[Annotations.Disconnect]);
        Assert.Equal(keeps ? "true" : null, (string?)annotations[Annotations.KeepCopies]);
    }

    [Fact]
    public async Task Disconnect_NoServer_TimesOutWithTheOtherWay()
    {
        await CreateInfoAsync();
        var result = await RunUntilTimeoutAsync(TimeSpan.FromMinutes(5), "disconnect", "--yes");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("without a server: tombolo uninstall", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disconnect_NoMember_IsRefused() =>
        Assert.Contains("belongs to no primary", (await RunAsync("disconnect", "--yes")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Disconnect_ForceWithoutName_IsUsageError() => Assert.Equal(ExitCodes.Usage, (await RunAsync("disconnect", "--force", "--yes")).ExitCode);

    private Task CreateInfoAsync() => CreateSecretAsync("kasten-io", "mc-cluster-info", null, ("clusterName", "shop"), ("primaryName", "hub-paris"));
}
