using System.Diagnostics;
using Tombolo.Testing.Fleets;

namespace Tombolo.FleetSimulation;

/// <summary>A fleet joins, receives a profile, and rests; each step is timed and weighed.</summary>
internal sealed class Simulation(int size, TimeSpan patience, TextWriter output)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>Tells whether every step came to its end in time.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var fleet = await SimulatedFleet.StartAsync(new SimulatedFleetOptions(), cancellationToken);
        Report(fleet, "primary", TimeSpan.Zero);
        var watch = Stopwatch.StartNew();
        await fleet.AddClustersAsync(size, cancellationToken);
        Report(fleet, $"{size} clusters with Tombolo's manifests", watch.Elapsed);
        watch.Restart();
        await fleet.StartMembersAsync(await fleet.PromoteAsync(cancellationToken), cancellationToken);
        if (!await UntilAsync(fleet.AreConnectedAsync, cancellationToken))
        {
            return false;
        }

        Report(fleet, $"{size} secondaries joined and connected", watch.Elapsed);
        watch.Restart();
        await fleet.PrimaryCluster.ApplyAsync(FleetManifests.Profile() + "\n---\n" + FleetManifests.Distribution("baseline"), cancellationToken);
        if (!await UntilAsync(fleet.AreSyncedAsync, cancellationToken))
        {
            return false;
        }

        Report(fleet, "a profile and its credentials on every cluster", watch.Elapsed);
        var before = Usage.Of(Process.GetCurrentProcess());
        await Task.Delay(Rest, TimeProvider.System, cancellationToken);
        var share = (Usage.Of(Process.GetCurrentProcess()).Processor - before.Processor) / Rest;
        Report(fleet, $"at rest, {share:P0} of one processor", Rest);
        return true;
    }

    private async Task<bool> UntilAsync(Func<CancellationToken, Task<bool>> condition, CancellationToken cancellationToken)
    {
        var isSo = await SimulatedFleet.UntilAsync(condition, patience, cancellationToken);
        if (!isSo)
        {
            output.WriteLine($"not within {patience.TotalMinutes:0} minutes");
        }

        return isSo;
    }

    private void Report(SimulatedFleet fleet, string step, TimeSpan took)
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var own = Usage.Of(Process.GetCurrentProcess());
        var primary = Usage.Find(Path.Combine(fleet.Folder, "primary")) is { } process ? Usage.Of(process) : default;
        output.WriteLine(
            $"{step,-50} {took.TotalSeconds,7:0.0} s | fleet {own.Megabytes,6:0} MiB, {own.Megabytes * 1024 / size,6:0} KiB a member, heap {heap / 1048576,5} MiB, cpu {own.Processor.TotalSeconds,5:0} s"
            + $" | primary {primary.Megabytes,5:0} MiB, cpu {primary.Processor.TotalSeconds,5:0} s | together {own.Megabytes + primary.Megabytes,6:0} MiB");
    }
}
