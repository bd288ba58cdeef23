using Tombolo.Bench.Bare;
using Tombolo.Bench.Measuring;
using Tombolo.Bench.Requests;
using Tombolo.FleetSimulation;
using Tombolo.Protocol.Messages;
using Tombolo.Testing.Fleets;

namespace Tombolo.Bench.Fanout;

/// <summary>
/// How long a change takes until every member, a real secondary with a cluster of its own, has applied it and the primary has its word for that;
/// against the bare pipeline: a broadcast, a PATCH of as many bytes to each of the same clusters, a POST from each.
/// </summary>
internal sealed class AcknowledgeMeasurement(TimeProvider time)
{
    private const int WarmUps = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <param name="wave">What the bare hub sends to each.</param>
    public async Task<(Comparison Last, Comparison Each)> RunAsync(BenchmarkSettings settings, byte[] wave, Action<string> say, CancellationToken cancellationToken)
    {
        say($"joining {settings.Clusters} real secondaries");
        await using var fleet = await StartAsync(settings.Clusters, cancellationToken);
        var copy = await CopyBody.ReadAsync(fleet.Clusters[0], cancellationToken);
        var report = AnyReport.Bytes();
        using var clock = new RequestClock(time);
        using var patches = new BarePatches();
        var tokens = fleet.Clusters.Select(cluster => cluster.Cluster.TokenFor(SimulatedCluster.ServerUser)).ToArray();
        await using var hub = await BareHubProcess.StartAsync(fleet.Folder, new Dictionary<string, string>(), cancellationToken);
        BareMembers? members = null;
        var body = copy.With(0);
        members = new BareMembers(hub.Address, async (index, stop) =>
        {
            await patches.ApplyAsync(fleet.Clusters[index].Cluster, tokens[index], copy.Path, body, stop);
            await members!.ReportAsync(report, stop);
        });
        await using (members)
        {
            await members.OpenAsync(settings.Clusters, cancellationToken);
            say($"changing the Profile {settings.Count} times, each in turn with the bare pipeline");
            var (ours, theirs) = (new List<double[]>(), new List<double[]>());
            for (var round = 1; round <= settings.Count + WarmUps; round++)
            {
                Quiet.Now();
                var measured = await TimeAsync(
                    clock,
                    ProtocolPaths.Report,
                    settings.Clusters,
                    () => fleet.ChangeProfileAsync(round, cancellationToken));
                body = copy.With(round);
                Quiet.Now();
                var bare = await TimeAsync(clock, "/report", settings.Clusters, () => members.PublishAsync(wave, cancellationToken));
                if (round > WarmUps)
                {
                    ours.Add(measured);
                    theirs.Add(bare);
                }
            }

            return (
                Compare("the last acknowledgement of a round", ours.Select(round => round[^1]), theirs.Select(round => round[^1])),
                Compare("every acknowledgement of every round", ours.SelectMany(round => round), theirs.SelectMany(round => round)));
        }
    }

    private async Task<double[]> TimeAsync(RequestClock clock, string suffix, int count, Func<Task> change)
    {
        var acknowledged = clock.ExpectAsync("POST", suffix, count);
        var begin = time.GetTimestamp();
        await change();
        var ends = await acknowledged.WaitAsync(Patience, time);
        return [.. ends.Select(end => time.GetElapsedTime(begin, end).TotalMilliseconds)];
    }

    private static async Task<SimulatedFleet> StartAsync(int size, CancellationToken cancellationToken)
    {
        var fleet = await SimulatedFleet.StartAsync(new SimulatedFleetOptions(), cancellationToken);
        await fleet.AddClustersAsync(size, cancellationToken);
        await fleet.StartMembersAsync(await fleet.PromoteAsync(cancellationToken), cancellationToken);
        await fleet.PrimaryCluster.ApplyAsync(FleetManifests.Profile() + "\n---\n" + FleetManifests.Distribution("baseline"), cancellationToken);
        return await SimulatedFleet.UntilAsync(fleet.AreConnectedAsync, Patience, cancellationToken) && await SimulatedFleet.UntilAsync(fleet.AreSyncedAsync, Patience, cancellationToken)
            ? fleet
            : throw new TimeoutException($"{size} secondaries are not connected and in sync after {Patience}");
    }

    private static Comparison Compare(string what, IEnumerable<double> ours, IEnumerable<double> theirs) =>
        new(what, new Series("tombolo", "ms", [.. ours]), new Series("pipeline", "ms", [.. theirs]));
}
