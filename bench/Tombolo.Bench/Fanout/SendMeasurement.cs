using Tombolo.Bench.Bare;
using Tombolo.Bench.Listening;
using Tombolo.Bench.Measuring;
using Tombolo.FleetSimulation;
using Tombolo.Secondary.Sync;

namespace Tombolo.Bench.Fanout;

/// <summary>How long a change takes to be with every member, while none of them does anything with it.</summary>
internal sealed class SendMeasurement(TimeProvider time)
{
    private const int WarmUps = 5;

    /// <returns>The comparison, and the bytes that each member is sent.</returns>
    public async Task<(Comparison Sent, byte[] Wave)> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        say($"joining {settings.Clusters} members that only listen");
        await using var fleet = await ListeningFleet.StartAsync(settings.Clusters, new SimulatedFleetOptions(), time, cancellationToken);
        await ListeningFleet.ConnectAsync(fleet.Members, cancellationToken);
        foreach (var member in fleet.Members)
        {
            member.Acknowledges = false;
        }

        var bare = new Wave(0, time);
        await using var hub = await BareHubProcess.StartAsync(fleet.Simulation.Folder, new Dictionary<string, string>(), cancellationToken);
        await using var streams = new BareMembers(hub.Address, (_, _) =>
        {
            bare.Arrived();
            return Task.CompletedTask;
        });
        await streams.OpenAsync(settings.Clusters, cancellationToken);

        say($"sending to {settings.Clusters} of each, {settings.Count} times, in turn");
        var bytes = await FirstChangeAsync(fleet, cancellationToken);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 1; round <= settings.Count + WarmUps; round++)
        {
            Quiet.Now();
            var (begin, ends) = await fleet.ChangeAsync(fleet.Members, round, time, cancellationToken);
            var measured = time.GetElapsedTime(begin, ends[^1]).TotalMilliseconds;
            Quiet.Now();
            bare = new Wave(settings.Clusters, time);
            begin = time.GetTimestamp();
            await streams.PublishAsync(bytes, cancellationToken);
            ends = await bare.Complete;
            if (round > WarmUps)
            {
                ours.Add(measured);
                theirs.Add(time.GetElapsedTime(begin, ends[^1]).TotalMilliseconds);
            }
        }

        return (new Comparison($"a change is with all of {settings.Clusters} members", new Series("tombolo", "ms", ours), new Series("broadcast", "ms", theirs)), bytes);
    }

    private async Task<byte[]> FirstChangeAsync(ListeningFleet fleet, CancellationToken cancellationToken)
    {
        var received = new TaskCompletionSource<DesiredState>(TaskCreationOptions.RunContinuationsAsynchronously);
        var changed = fleet.ChangeAsync(fleet.Members.Skip(1).ToList(), 0, time, cancellationToken);
        fleet.Members[0].Received = state => received.TrySetResult(state);
        await changed;
        return WaveBytes.Of(await received.Task, "Profile");
    }
}
