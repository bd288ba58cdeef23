using Tombolo.Bench.Listening;
using Tombolo.Bench.Measuring;
using Tombolo.FleetSimulation;

namespace Tombolo.Bench.Hanging;

/// <summary>How much one member that opened its stream and reads nothing of it delays a change for all others.</summary>
internal sealed class HangingBenchmark(TimeProvider time) : IBenchmark
{
    private const int WarmUps = 10;

    /// <summary>They take turns: the hub lets none of them open a connection every second.</summary>
    private const int Hangers = 5;
    private const double AllowedShare = 0.1;
    private const double AllowedMilliseconds = 5;

    public string Name => "hanging";

    public string Description => "Time from the change of a Profile until the others have it while one member hangs, against the same without it, in pairs.";

    public BenchmarkSettings Defaults { get; } = new(Clusters: 100, Objects: 1, Count: 30);

    public async Task<BenchmarkResult> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        say($"joining {settings.Clusters} members");
        await using var fleet = await ListeningFleet.StartAsync(settings.Clusters - 1 + Hangers, new SimulatedFleetOptions(), time, cancellationToken);
        var others = fleet.Members.Skip(Hangers).ToList();
        await ListeningFleet.ConnectAsync(others, cancellationToken);
        say($"{settings.Count} pairs of changes");
        var (with, without, moved) = (new List<double>(), new List<double>(), new List<double>());
        for (var pair = 0; pair < settings.Count + WarmUps; pair++)
        {
            // Each of the two comes first as often as the other.
            var first = await P99Async(fleet, others, pair % 2 == 0, 2 * pair, cancellationToken);
            var second = await P99Async(fleet, others, pair % 2 != 0, (2 * pair) + 1, cancellationToken);
            var (hanging, alone) = pair % 2 == 0 ? (first, second) : (second, first);
            if (pair >= WarmUps)
            {
                with.Add(hanging);
                without.Add(alone);
                moved.Add(hanging - alone);
            }
        }

        var comparison = new Comparison("p99 of a change at all others", new Series("hanging", "ms", with), new Series("none", "ms", without));
        var limit = Math.Max(AllowedMilliseconds, AllowedShare * comparison.Bare.P50);
        var shift = Finding.AtMost("the p99 moves, median of the pairs", new Series("moved", "ms", moved).P50, "ms", Math.Round(limit, 2));
        return new BenchmarkResult(Name, settings, [comparison], [shift], Surroundings.Of("LocalKube"));
    }

    private async Task<double> P99Async(ListeningFleet fleet, IReadOnlyList<ListeningMember> others, bool hangs, int round, CancellationToken cancellationToken)
    {
        var hanging = hangs ? await fleet.Members[round / 2 % Hangers].HangAsync(cancellationToken) : null;
        Quiet.Now();
        var (begin, ends) = await fleet.ChangeAsync(others, round, time, cancellationToken);
        if (hanging is not null)
        {
            await hanging.DisposeAsync();
        }

        return new Series("", "ms", [.. ends.Select(end => time.GetElapsedTime(begin, end).TotalMilliseconds)]).P99;
    }
}
