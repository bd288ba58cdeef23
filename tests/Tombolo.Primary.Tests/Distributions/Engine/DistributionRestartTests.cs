using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Tests.Distributions.Engine;

public class DistributionRestartTests
{
    [Fact]
    public async Task Restart_MembersWereInSync_NothingIsWrittenNeitherBeforeNorAfterTheyAreBack()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris", "lyon");
        await StoreAcknowledgementsAsync(world, "paris", "lyon");
        world.Disconnect("paris");
        world.Disconnect("lyon");
        await world.StopAsync();
        var before = world.Writes();

        await world.StartAsync();
        await world.UntilHoldsAsync("paris", "Profile/s3", "Secret/cred");
        await world.PassAsync(TimeSpan.FromSeconds(30));
        world.Connect("paris");
        world.Connect("lyon");
        world.Acknowledge("paris");
        world.Acknowledge("lyon");
        await world.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(before, world.Writes());
        Assert.Equal(DistributionStates.Synced, (await world.FindAsync("baseline"))!.Status!.State);
    }

    [Fact]
    public async Task Restart_MemberStaysAway_IsUnreachableAfterTheGrace()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris", "lyon");
        await StoreAcknowledgementsAsync(world, "paris", "lyon");
        await world.StopAsync();
        world.Connections.Forget();
        await world.StartAsync();
        world.Connect("paris");

        var status = await world.UntilStateAsync("baseline", DistributionStates.PartiallyFailed, TargetReasons.Unreachable);
        Assert.Equal((1, 1), (status.Summary!.Synced, status.Summary.Unreachable));
    }

    [Fact]
    public async Task Restart_ConflictWasReported_StaysSaid()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris");
        world.Acknowledge("paris", ObjectStates.Conflict, ObjectReasons.ForeignObject, "somebody else's");
        await world.UntilStateAsync("baseline", DistributionStates.Failed, ObjectReasons.ForeignObject);
        await StoreAcknowledgementsAsync(world, "paris");
        await world.StopAsync();
        var before = world.Writes();

        await world.StartAsync();
        await world.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(before, world.Writes());
    }

    [Fact]
    public async Task Kill_AfterEachWriteInTurn_EndsTheSame()
    {
        for (var dieAtWrite = 1; await RunAsync(dieAtWrite); dieAtWrite++)
        {
            Assert.InRange(dieAtWrite, 1, 20);
        }
    }

    /// <summary>False when the process was not killed: there are fewer writes.</summary>
    private static async Task<bool> RunAsync(int dieAtWrite)
    {
        await using var world = await DistributionWorld.StartedAsync("paris");
        var writes = 0;
        world.Api.AfterWrite = request =>
        {
            if (request.FieldManager == FieldManagers.Controller && ++writes == dieAtWrite)
            {
                world.Running!.Kill();
                throw new InvalidOperationException("the process is gone");
            }
        };
        await world.PutAsync(SourceBuilder.Profile("s3"));
        await world.PutAsync(new DistributionBuilder("baseline").Where("").OfProfiles("s3").WithFinalizers());
        await world.PutAsync(new DistributionBuilder("second").Where("").OfProfiles("s3", "gone").WithFinalizers());
        world.Serve("paris");

        await world.UntilStateAsync("baseline", DistributionStates.Synced);
        await world.UntilStateAsync("second", DistributionStates.Failed);
        await world.DeleteAsync(KnownResources.Distribution, "second");
        await world.UntilGoneAsync("second");
        await world.UntilHoldsAsync("paris", "Profile/s3");
        return writes >= dieAtWrite;
    }

    /// <summary>What the hub writes of a Cluster's status.</summary>
    private static async Task StoreAcknowledgementsAsync(DistributionWorld world, params string[] clusters)
    {
        foreach (var cluster in clusters)
        {
            var revision = world.Engine.Reports.Acknowledged(cluster)!;
            var exceptions = world.Engine.Reports.Exceptions(cluster, 10).Select(result => new JsonObject
            {
                ["kind"] = result.Key.Split('/')[^2],
                ["name"] = result.Key.Split('/')[^1],
                ["state"] = result.State,
                ["reason"] = result.Reason,
                ["message"] = result.Message,
            });
            var status = new JsonObject
            {
                ["id"] = $"id-of-{cluster}",
                ["state"] = "Connected",
                ["revision"] = new JsonObject { ["epoch"] = revision.Epoch, ["sequence"] = revision.Sequence, ["hash"] = revision.Hash },
                ["exceptions"] = new JsonArray([.. exceptions]),
            };
            await world.PatchStatusAsync(KnownResources.Cluster, cluster, new JsonObject { ["status"] = status }.ToJsonString());
        }
    }
}
