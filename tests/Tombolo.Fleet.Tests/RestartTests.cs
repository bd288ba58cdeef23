using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Fleet.Tests.Model;
using Tombolo.Testing.Waiting;

namespace Tombolo.Fleet.Tests;

/// <summary>Faults that a fleet did not get over once; each a sequence of its own.</summary>
public sealed class RestartTests
{
    [Fact]
    public Task MemberStarts_ItsApiServerFailsForAMoment_IsConnectedAllTheSame() => OwnThread.RunAsync(rest =>
    {
        using var fleet = new SimulatedFleet(rest, new Random(1), members: 2);
        var member = fleet.Clusters[1];
        for (var time = 0; time < 20; time++)
        {
            member.Process!.Kill();
            member.Faults.PerThousand = 400;
            member.Start();
            fleet.Pass(TimeSpan.FromSeconds(2));
            member.Faults.Heal();

            // Long enough for the primary to notice that it is away.
            fleet.Pass(TimeSpan.FromMinutes(2));

            Assert.Empty(fleet.Until(fleet.MembershipFaults, TimeSpan.FromMinutes(5)));
        }
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public Task MemberLeaves_DiesAfterAWrite_HasLeftWhenItIsBack(int writes) => OwnThread.RunAsync(rest =>
    {
        using var fleet = new SimulatedFleet(rest, new Random(1), members: 1);
        var member = fleet.Clusters[1];
        member.Process!.Client.DieAfter(writes);
        Leave(fleet, member.Name);
        fleet.Pass(TimeSpan.FromSeconds(30));
        fleet.Heal();

        Assert.Empty(fleet.Until(fleet.MembershipFaults, TimeSpan.FromMinutes(5)));
    });

    [Fact]
    public Task TokenIsThere_CacheOfThePrimaryIsBehind_MemberJoins() => OwnThread.RunAsync(rest =>
    {
        using var fleet = new SimulatedFleet(rest, new Random(1), members: 1);
        var member = fleet.Clusters[1];
        Leave(fleet, member.Name);
        Assert.Empty(fleet.Until(fleet.MembershipFaults, TimeSpan.FromMinutes(5)));
        fleet.Hub.Create(KnownResources.Secret, WellKnownNamespaces.MultiCluster, TokenSecret([]));
        fleet.Pass(TimeSpan.FromSeconds(5));
        var data = fleet.Hub.Find(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "again")!["data"]!.DeepClone().AsObject();
        fleet.Hub.Delete(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "again");
        fleet.Pass(TimeSpan.FromSeconds(5));

        fleet.Hub.Faults.AreWatchesStalled = true;
        fleet.Hub.Create(KnownResources.Secret, WellKnownNamespaces.MultiCluster, TokenSecret(data));
        fleet.WantOf(member, _ => new ModelCluster(IsMember: true));
        member.Patch(KnownResources.Secret, member.Namespace, WellKnownNames.JoinSecret, new JsonObject { ["data"] = new JsonObject { ["token"] = (string?)data["token"] } });
        fleet.Pass(TimeSpan.FromSeconds(5));
        fleet.Heal();

        Assert.Empty(fleet.Until(fleet.MembershipFaults, TimeSpan.FromMinutes(5)));
    });

    private static void Leave(SimulatedFleet fleet, string name)
    {
        fleet.WantOf(fleet.Clusters.First(cluster => cluster.Name == name), _ => new ModelCluster(IsMember: false));
        fleet.Hub.Delete(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, name);
    }

    private static JsonObject TokenSecret(JsonObject data) =>
        new() { ["metadata"] = new JsonObject { ["name"] = "again" }, ["type"] = SecretTypes.JoinToken, ["data"] = data };
}
