using Tombolo.Fleet.Tests.Network;

namespace Tombolo.Fleet.Tests.Faults;

/// <summary>What befalls a fleet, at random.</summary>
internal sealed class FleetFaults(SimulatedFleet fleet, Random random)
{
    public void Any()
    {
        var cluster = fleet.Clusters[random.Next(fleet.Clusters.Count)];
        switch (random.Next(12))
        {
            case 0 or 1:
                Say($"the server of {cluster.Name} dies");
                cluster.Process!.Kill();
                break;
            case 2 or 3:
                var writes = 1 + random.Next(4);
                Say($"the server of {cluster.Name} dies after {writes} writes");
                cluster.Process!.Client.DieAfter(writes);
                break;
            case 4:
                Say($"{cluster.Name} is cut off");
                cluster.Link.Set(LinkState.Cut);
                break;
            case 5:
                Say($"the way of {cluster.Name} is stalled");
                cluster.Link.Set(LinkState.Stalled);
                break;
            case 6:
                Say($"the way of {cluster.Name} is bad");
                cluster.Link.FaultsPerThousand = 200;
                break;
            case 7 or 8:
                Say($"the API server of {cluster.Name} is bad");
                cluster.Faults.PerThousand = 150;
                break;
            case 9:
                Say($"the watches of {cluster.Name} are stalled");
                cluster.Faults.AreWatchesStalled = true;
                break;
            case 10:
                Say($"the API server of {cluster.Name} compacts");
                cluster.Api.Compact();
                break;
            default:
                Say($"the API server of {cluster.Name} drops its watches");
                cluster.Api.DropWatches();
                break;
        }
    }

    /// <summary>Some of what is broken is well again.</summary>
    public void Recover()
    {
        foreach (var cluster in fleet.Clusters)
        {
            if (!cluster.IsRunning && random.Next(2) == 0)
            {
                Say($"the server of {cluster.Name} starts");
                cluster.Start();
            }

            if (cluster.Link.State != LinkState.Up && random.Next(3) == 0)
            {
                Say($"the way of {cluster.Name} is well");
                cluster.Link.Set(LinkState.Up);
            }

            if (random.Next(4) == 0)
            {
                cluster.Faults.Heal();
                cluster.Link.FaultsPerThousand = 0;
            }
        }
    }

    private void Say(string text) => fleet.Log.Say($"FAULT {text}");
}
