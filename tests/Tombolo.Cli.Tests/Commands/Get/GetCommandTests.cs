using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;

namespace Tombolo.Cli.Tests.Commands.Get;

public sealed class GetCommandTests : PrimaryTest
{
    private const string Distribution = """
        {
          "metadata": { "name": "baseline" },
          "spec": {},
          "status": {
            "observedGeneration": 1, "state": "PartiallyFailed", "lastTransitionTime": "2025-12-31T23:59:15Z", "lastSyncTime": "2025-12-31T22:00:00Z",
            "revisionHash": "abcdefghijkl", "summary": { "total": 2, "synced": 1, "text": "1/2" },
            "worstTargets": [ { "cluster": "shop-lyon", "state": "Conflict", "message": "Profile s3 differs" } ]
          }
        }
        """;

    [Fact]
    public async Task Clusters_Table_ShowsStateRevisionAndTimes()
    {
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, FleetObjects.Cluster("shop-lyon", state: "Disconnected", url: "https://lyon/k10"));
        Time.Advance(TimeSpan.FromMinutes(5));
        var result = await RunAsync("get", "clusters");
        Assert.Equal(
            """
            NAME        TYPE        STATE          SINCE   REVISION        EXCEPTIONS   INGRESS                       ID                AGE
            hub-paris   primary     Connected      7m      2.14-kZ3fQw9a   0            https://hub.example.org/k10   id-of-hub-paris   5m
            shop-lyon   secondary   Disconnected   7m      2.14-kZ3fQw9a   0            https://lyon/k10              id-of-shop-lyon   5m

            """,
            result.Out);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Clusters_Wide_ShowsVersions() =>
        Assert.EndsWith("0.1.0     v1.30.1      3", (await RunAsync("get", "clusters", "hub-paris", "-o", "wide")).Lines[1], StringComparison.Ordinal);

    [Theory]
    [InlineData("dist.kio.kasten.io/cluster-type=secondary", "cluster.dist.kio.kasten.io/shop-lyon\n")]
    [InlineData("dist.kio.kasten.io/cluster-type in (primary)", "cluster.dist.kio.kasten.io/hub-paris\n")]
    [InlineData("region=mars", "")]
    public async Task Clusters_BySelector_OnlyThose(string selector, string expected)
    {
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, FleetObjects.Cluster("shop-lyon"));
        Assert.Equal(expected, (await RunAsync("get", "clusters", "-l", selector, "-o", "name")).Out);
    }

    [Fact]
    public async Task Clusters_Json_IsAListOfWholeObjectsWithoutManagedFields()
    {
        var list = JsonNode.Parse((await RunAsync("get", "clusters", "-o", "json")).Out)!;
        var item = list["items"]![0]!;
        Assert.Equal("List", (string?)list["kind"]);
        Assert.Equal("Cluster", (string?)item["kind"]);
        Assert.Equal("dist.kio.kasten.io/v1alpha1", (string?)item["apiVersion"]);
        Assert.Equal("hub-paris", (string?)item["metadata"]!["name"]);
        Assert.Null(item["metadata"]!["managedFields"]);
    }

    [Fact]
    public async Task Cluster_Yaml_IsOneObject()
    {
        var lines = (await RunAsync("get", "cluster", "hub-paris", "-o", "yaml")).Lines;
        Assert.Equal(["apiVersion: dist.kio.kasten.io/v1alpha1", "kind: Cluster", "metadata:"], lines.Take(3));
        Assert.Contains("      url: https://hub.example.org/k10", lines);
        Assert.Contains("  primary: true", lines);
    }

    [Fact]
    public async Task Cluster_Unknown_FailsWithItsName()
    {
        var result = await RunAsync("get", "clusters", "nobody");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("Cluster kasten-io-mc/nobody", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Distributions_Table_ShowsTargetsAndWhyWhenWide()
    {
        await CreateAsync(KnownResources.Distribution, WellKnownNamespaces.MultiCluster, Distribution);
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(
            """
            NAME       STATE             SINCE   TARGETS   REVISION   LAST SYNC   AGE   WORST TARGET          MESSAGE
            baseline   PartiallyFailed   55s     1/2       abcdefgh   120m        10s   shop-lyon: Conflict   Profile s3 differs

            """,
            (await RunAsync("get", "distributions", "-o", "wide")).Out);
    }

    [Fact]
    public async Task Distributions_None_SaysSo()
    {
        var result = await RunAsync("get", "distributions");
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Equal("No distributions.\n", result.Error);
    }
}
