using Tombolo.Api.Manifests;
using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;

namespace Tombolo.Cli.Tests.Commands.Manifests;

public sealed class ManifestsCommandTests : CommandTest
{
    [Fact]
    public async Task Crds_WithoutCluster_PrintsAllAndAsksNobody()
    {
        var result = await RunAsync("manifests", "crds");
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Equal(ManifestRenderer.Crds(), result.Out);
        Assert.Null(Connector.Last);
    }

    [Fact]
    public async Task Crds_SkipExisting_LeavesOutWhatKastenBroughtAndKeepsOurs()
    {
        await CreateAsync(KnownResources.CustomResourceDefinition, "", FleetObjects.Namespace("profiles.config.kio.kasten.io"));
        await CreateAsync(KnownResources.CustomResourceDefinition, "", FleetObjects.Namespace("clusters.dist.kio.kasten.io"));
        var result = await RunAsync("manifests", "crds", "--skip-existing");
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.DoesNotContain("name: profiles.config.kio.kasten.io", result.Out, StringComparison.Ordinal);
        Assert.Contains("name: policies.config.kio.kasten.io", result.Out, StringComparison.Ordinal);
        Assert.Contains("name: clusters.dist.kio.kasten.io", result.Out, StringComparison.Ordinal);
        Assert.Equal("left out profiles.config.kio.kasten.io: the cluster has it\n", result.Error);
    }

    [Fact]
    public async Task Rbac_Options_AreInTheText()
    {
        var result = await RunAsync("manifests", "rbac", "-n", "backup", "--release", "kst", "--service-account", "robot");
        Assert.Contains("namespace: backup", result.Out, StringComparison.Ordinal);
        Assert.Contains("kst-admin", result.Out, StringComparison.Ordinal);
        Assert.Contains("name: robot", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_IsBothWithDefinitionsFirst()
    {
        var result = await RunAsync("manifests", "all");
        Assert.Equal(ManifestRenderer.All(new ManifestOptions()), result.Out);
    }
}
