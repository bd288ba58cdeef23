using Tombolo.Bench.Bare;
using Tombolo.Bench.Listening;
using Tombolo.Bench.Measuring;
using Tombolo.FleetSimulation;

namespace Tombolo.Bench.Memory;

/// <summary>What one connected idle cluster costs the hub, plain and over TLS, against a bare event stream.</summary>
internal sealed class MemoryBenchmark(TimeProvider time) : IBenchmark
{
    /// <summary>Longer than a member keeps a connection that it does not use, and than the web server keeps buffers that nobody does: what is left belongs to who is idle.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(100);

    public string Name => "memory";

    public string Description => "What the primary takes for each member that is connected and idle, plain and over TLS, against a bare event stream.";

    public BenchmarkSettings Defaults { get; } = new(Clusters: 1000, Objects: 1, Count: 1);

    public async Task<BenchmarkResult> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        findings.AddRange(Findings("plain", await WeighAsync(settings.Clusters, https: false, say, cancellationToken), limit: 40));
        findings.AddRange(Findings("TLS", await WeighAsync(settings.Clusters, https: true, say, cancellationToken), limit: 80));
        var bare = await WeighBareAsync(settings.Clusters, cancellationToken);
        findings.Add(Finding.Of("a bare event stream, plain: resident", bare.Anonymous, "KiB"));
        findings.Add(Finding.Of("a bare event stream, plain: heap", bare.Heap, "KiB"));
        return new BenchmarkResult(Name, settings, [], findings, Surroundings.Of("LocalKube"));
    }

    private static IEnumerable<Finding> Findings(string way, (Weight Joined, Weight Connected) weights, double limit) =>
    [
        Finding.AtMost($"a connected idle cluster, {way}: resident, beyond a joined one", weights.Connected.Anonymous, "KiB", limit),
        Finding.Of($"a connected idle cluster, {way}: heap, beyond a joined one", weights.Connected.Heap, "KiB"),
        Finding.Of($"a joined cluster that is away, {way}: resident", weights.Joined.Anonymous, "KiB"),
    ];

    private async Task<(Weight Joined, Weight Connected)> WeighAsync(int count, bool https, Action<string> say, CancellationToken cancellationToken)
    {
        say($"joining {count} members{(https ? " over TLS" : "")}");
        var process = new WeighedProcess();
        var options = new SimulatedFleetOptions { Https = https, UsualLease = true, Environment = process.Environment };
        await using var fleet = await ListeningFleet.StartAsync(count, options, time, cancellationToken);

        // One connects first, so that code and pools are there before anything is weighed.
        await ListeningFleet.ConnectAsync(fleet.Members.Take(1), cancellationToken);
        await Task.Delay(Rest, time, cancellationToken);
        var joined = await process.WeighAsync(cancellationToken);
        await ListeningFleet.ConnectAsync(fleet.Members.Skip(1), cancellationToken);
        await Task.Delay(Rest, time, cancellationToken);
        var connected = await process.WeighAsync(cancellationToken);
        return (joined.Since(default, count), connected.Since(joined, count - 1));
    }

    private async Task<Weight> WeighBareAsync(int count, CancellationToken cancellationToken)
    {
        var process = new WeighedProcess();
        var folder = Directory.CreateTempSubdirectory("tombolo-bench-");
        await using (var hub = await BareHubProcess.StartAsync(folder.FullName, process.Environment, cancellationToken))
        {
            var before = await process.WeighAsync(cancellationToken);
            await using var streams = new BareMembers(hub.Address, (_, _) => Task.CompletedTask);
            await streams.OpenAsync(count, cancellationToken);
            await Task.Delay(Rest, time, cancellationToken);
            var weight = (await process.WeighAsync(cancellationToken)).Since(before, count);
            folder.Delete(recursive: true);
            return weight;
        }
    }
}
