using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;

namespace Tombolo.Cli.Tests.Commands.Delete;

public sealed class DeleteCommandTests : FleetApiTest
{
    private const string Use = """
        {"kind":"Secret","name":"cred","clusters":12,"firstClusters":["a","b"],
         "distributions":[{"distribution":"baseline","because":"Profile/s3","clusters":12},{"distribution":"other","clusters":1}]}
        """;

    [Fact]
    public async Task Source_ShowsItsEffectAndIsDeleted()
    {
        await CreateSecretAsync(WellKnownNamespaces.MultiCluster, "cred", null, ("k", "v"));
        Answers["/sources/Secret/cred"] = (200, Use);

        var result = await RunAsync("delete", "secret/cred", "--yes");

        Assert.Equal(
            """
            Secret cred is distributed by:
              Distribution baseline to 12 clusters, because Profile/s3 refers to it
              Distribution other to 1 cluster
            Its copies on 12 clusters (a, b and 10 more) stay, but are not repaired or updated any more.
            The distributions become Failed with reason SourceMissing until the object is created again or no longer wanted. To remove the copies, take it out of the distributions first.
            Secret cred is deleted

            """,
            result.Out);
        Assert.Null(await FindAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "cred"));
    }

    [Fact]
    public async Task DryRun_DeletesNothing()
    {
        await CreateSecretAsync(WellKnownNamespaces.MultiCluster, "cred", null, ("k", "v"));
        Answers["/sources/Secret/cred"] = (200, """{"kind":"Secret","name":"cred","clusters":0,"firstClusters":[],"distributions":[]}""");

        var result = await RunAsync("delete", "secrets/cred", "--dry-run");

        Assert.Equal((0, "Secret cred is not distributed; deleting it changes no cluster.\n"), (result.ExitCode, result.Out));
        Assert.NotNull(await FindAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "cred"));
    }

    [Fact]
    public async Task Unasked_DeletesNothing()
    {
        await CreateSecretAsync(WellKnownNamespaces.MultiCluster, "cred", null, ("k", "v"));
        Answers["/sources/Secret/cred"] = (200, Use);

        Assert.Equal(2, (await RunAsync("delete", "secret/cred")).ExitCode);
        Assert.NotNull(await FindAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "cred"));
    }

    [Theory]
    [InlineData("Delete", "Distribution baseline: 1 copies on 1 cluster are removed, except what was there before and what a local object uses.")]
    [InlineData("Retain", "Distribution baseline: 1 copies on 1 cluster stay there as objects of the clusters, because deletionPolicy is Retain.")]
    public async Task Distribution_ShowsWhatGoesAndWhatStays(string policy, string expected)
    {
        await CreateAsync(KnownResources.Distribution, WellKnownNamespaces.MultiCluster, $$$"""
            {"metadata":{"name":"baseline","annotations":{"tombolo.io/protect":"true"}},"spec":{"deletionPolicy":"{{{policy}}}"}}
            """);
        var objects = """{"kind":"Profile","name":"p","state":"Applied","owners":["baseline"]},{"kind":"Secret","name":"s","state":"Applied","owners":["baseline","x"]}""";
        Answers["/distributions/baseline?after=&state="] =
            (200, $$"""{"name":"baseline","revisionHash":"x","totalTargets":1,"targets":[{{Target("lyon", "Synced", objects)}}]}""");

        var lines = (await RunAsync("delete", "distribution/baseline", "--dry-run")).Lines;

        Assert.Equal(expected, lines[0]);
        Assert.Equal("  lyon: Profile/p", lines[1]);
        Assert.Equal("1 copies stay, because other distributions want them too.", lines[2]);
        Assert.Equal("The deletion will wait until annotation tombolo.io/protect is removed.", lines[3]);
    }

    [Theory]
    [InlineData("pod/x")]
    [InlineData("profile")]
    [InlineData("profile/-")]
    public async Task Subject_ThatCannotBeDeleted_IsAUsageError(string subject) => Assert.Equal(2, (await RunAsync("delete", subject)).ExitCode);
}
