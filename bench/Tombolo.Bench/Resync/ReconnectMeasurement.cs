using Tombolo.Bench.Bare;
using Tombolo.Bench.Listening;
using Tombolo.Bench.Measuring;
using Tombolo.FleetSimulation;

namespace Tombolo.Bench.Resync;

/// <summary>All members lose their connection at once and come back with what they hold.</summary>
internal sealed class ReconnectMeasurement(TimeProvider time)
{
    public async Task<(Comparison Comparison, IEnumerable<Finding> Findings)> RunAsync(int count, Action<string> say, CancellationToken cancellationToken)
    {
        say($"joining {count} members that only listen");
        await using var fleet = await ListeningFleet.StartAsync(count, new SimulatedFleetOptions { AuditCapacity = 100_000, UsualLease = true }, time, cancellationToken);
        await ListeningFleet.ConnectAsync(fleet.Members, cancellationToken);
        await Writes.RestAsync(fleet.Simulation.PrimaryCluster.Cluster, time, cancellationToken);
        await using var hub = await BareHubProcess.StartAsync(fleet.Simulation.Folder, new Dictionary<string, string>(), cancellationToken);

        say("they disconnect and come back");
        var sent = 0;
        await Parallel.ForEachAsync(fleet.Members, cancellationToken, async (member, _) => await member.DisconnectAsync());
        var wave = new Wave(count, time);
        foreach (var member in fleet.Members)
        {
            var before = member.Desired!;
            member.Received = now =>
            {
                // What was sent again would be another instance.
                Interlocked.Add(ref sent, now.Items.Values.Count(item => !before.Items.Values.Any(known => ReferenceEquals(known, item))));
                wave.Arrived();
            };
        }

        var cluster = fleet.Simulation.PrimaryCluster.Cluster;
        var mark = cluster.Audit.Count;
        var begin = time.GetTimestamp();
        foreach (var member in fleet.Members)
        {
            member.Connect();
        }

        var ends = await wave.Complete.WaitAsync(TimeSpan.FromMinutes(1), time, cancellationToken);
        var back = ends.Select(end => time.GetElapsedTime(begin, end).TotalMilliseconds).ToList();
        await Writes.RestAsync(cluster, time, cancellationToken);
        var writes = Writes.Count(cluster, mark);

        await using var streams = new BareMembers(hub.Address, (_, _) => Task.CompletedTask);
        begin = time.GetTimestamp();
        await streams.OpenAsync(count, cancellationToken);
        var bare = time.GetElapsedTime(begin).TotalMilliseconds;
        return (
            new Comparison($"all of {count} are back with a complete revision", new Series("tombolo", "ms", [back.Max()]), new Series("streams", "ms", [bare])),
            [
                Finding.Exactly($"items sent to {count} that reconnect with equal sets", sent, "", 0),
                Finding.Exactly($"writes of the primary while {count} reconnect with equal sets", writes, "", 0),
            ]);
    }
}
