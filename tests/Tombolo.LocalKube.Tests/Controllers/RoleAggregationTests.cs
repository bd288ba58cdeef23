using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;
using Tombolo.Testing.Waiting;

namespace Tombolo.LocalKube.Tests.Controllers;

public sealed class RoleAggregationTests
{
    [Fact]
    public async Task LabelledRole_New_IsTakenIntoViewEditAndAdmin()
    {
        await using var cluster = await ControlledCluster.StartAsync();
        var before = RulesOf(cluster, "admin");

        cluster.Create(
            BuiltInResources.ClusterRoles,
            "",
            "more",
            """{"rules":[{"apiGroups":["example.org"],"resources":["bridges"],"verbs":["get"]}]}""",
            """{"labels":{"rbac.authorization.k8s.io/aggregate-to-view":"true"}}""");

        foreach (var role in new[] { "view", "edit", "admin" })
        {
            await Eventually.TrueAsync(() => cluster.Read(BuiltInResources.ClusterRoles, "", role).ToJsonString().Contains("bridges", StringComparison.Ordinal));
        }

        cluster.Delete(BuiltInResources.ClusterRoles, "", "more");
        await Eventually.TrueAsync(() => RulesOf(cluster, "admin") == before);
    }

    [Fact]
    public async Task AggregatedRoles_OfANewCluster_AreWhatTheyWillBe()
    {
        await using var cluster = await ControlledCluster.StartAsync();

        var changes = cluster.Cluster.Store.TryWatch(BuiltInResources.ClusterRoles, "", 0)!;
        var types = new List<StoreEventType>();
        while (changes.Events.TryRead(out var change))
        {
            types.Add(change.Type);
        }

        Assert.Equal([StoreEventType.Added], types.Distinct());
        Assert.Contains("serviceaccounts/token", RulesOf(cluster, "admin"), StringComparison.Ordinal);
    }

    private static string RulesOf(ControlledCluster cluster, string role) => cluster.Read(BuiltInResources.ClusterRoles, "", role).Array("rules")!.ToJsonString();
}
