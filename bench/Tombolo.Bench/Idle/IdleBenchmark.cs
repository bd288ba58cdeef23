using Tombolo.Bench.Measuring;
using Tombolo.Testing.Waiting;

namespace Tombolo.Bench.Idle;

/// <summary>What a fleet writes in which nothing happens.</summary>
internal sealed class IdleBenchmark : IBenchmark
{
    private const string Lease = "Lease";

    /// <summary>API servers end watches, which then begin again, or the kind is listed anew; once in so long all of a cluster do.</summary>
    private static readonly TimeSpan WatchesLast = TimeSpan.FromMinutes(10);

    /// <summary>Until the statuses of what happened before are written.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    public string Name => "idle";

    public string Description => "What a fleet (--clusters) with Distributions (--objects) writes in so many simulated hours (--count) in which nothing happens.";

    public BenchmarkSettings Defaults { get; } = new(Clusters: 100, Objects: 20, Count: 10);

    public async Task<BenchmarkResult> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        var rest = await Rest.CalibrateAsync();
        await using var fleet = new IdleFleet(rest);
        say($"joining {settings.Clusters} simulated members, {settings.Objects} Distributions");
        await fleet.FormAsync(settings.Clusters, settings.Objects, cancellationToken);
        await fleet.PassAsync(Settling);
        foreach (var cluster in fleet.Clusters)
        {
            cluster.BeginCounting();
        }

        var turns = (int)(TimeSpan.FromHours(1) / WatchesLast);
        for (var hour = 1; hour <= settings.Count; hour++)
        {
            for (var turn = 1; turn <= turns; turn++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await fleet.PassAsync(WatchesLast);
                Interrupt(fleet, isExpired: turn == turns);
            }

            say($"{hour} of {settings.Count} hours have passed");
        }

        return new BenchmarkResult(Name, settings, [], Findings(fleet, settings), Surroundings.Of("an API in memory, a manual clock"));
    }

    private static void Interrupt(IdleFleet fleet, bool isExpired)
    {
        foreach (var cluster in fleet.Clusters)
        {
            if (isExpired)
            {
                cluster.Api.Compact();
            }
            else
            {
                cluster.Api.DropWatches();
            }
        }
    }

    private static IReadOnlyList<Finding> Findings(IdleFleet fleet, BenchmarkSettings settings)
    {
        var byKind = fleet.Clusters.SelectMany(cluster => cluster.Writes).GroupBy(write => write.Key, write => write.Value).ToDictionary(kind => kind.Key, kind => kind.Sum());
        var leases = byKind.GetValueOrDefault(Lease);
        return
        [
            Finding.Exactly($"writes in {settings.Count} hours, Leases not counted", byKind.Values.Sum() - leases, "", 0),
            Finding.Of("renewals of Leases, for each cluster and hour", leases / (double)(fleet.Clusters.Count * settings.Count), ""),
            .. byKind.Where(kind => kind.Key != Lease).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => Finding.Of($"writes of a {kind.Key}", kind.Value, "")),
        ];
    }
}
