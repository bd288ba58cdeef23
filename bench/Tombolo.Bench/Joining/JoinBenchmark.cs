using System.Text;
using Tombolo.Api.Resources;
using Tombolo.Bench.Bare;
using Tombolo.Bench.Listening;
using Tombolo.Bench.Measuring;
using Tombolo.FleetSimulation;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Bench.Joining;

/// <summary>Clusters that join, a few at a time, against as many bare pairs of POSTs and one bare creation in the same API server each.</summary>
internal sealed class JoinBenchmark(TimeProvider time) : IBenchmark
{
    private const int Parallelism = 16;
    private const int RequestLength = 1500;

    public string Name => "join";

    public string Description => "Time that one of many joins takes, against two bare POSTs and the creation of one object.";

    public BenchmarkSettings Defaults { get; } = new(Clusters: 1000, Objects: 1, Count: 1);

    public async Task<BenchmarkResult> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        say($"joining {settings.Clusters} members");
        await using var primary = await SimulatedFleet.StartAsync(new SimulatedFleetOptions(), cancellationToken);
        var token = await primary.PromoteAsync(cancellationToken);
        await using var hub = await BareHubProcess.StartAsync(primary.Folder, new Dictionary<string, string>(), cancellationToken);
        await using var bare = new BareMembers(hub.Address, (_, _) => Task.CompletedTask);
        var body = new byte[RequestLength];

        var joins = await TimeAsync(settings.Clusters, async index => await (await ListeningMember.JoinAsync($"member-{index}", token, time, cancellationToken)).DisposeAsync(), cancellationToken);
        say($"{settings.Clusters} bare pairs of POSTs and creations");
        var pairs = await TimeAsync(
            settings.Clusters,
            async index =>
            {
                await bare.ReportAsync(body, cancellationToken);
                await bare.ReportAsync(body, cancellationToken);
                var cluster = Encoding.UTF8.GetBytes($$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"bare-{{{index}}}"},"data":{"text":"{{{new string('x', RequestLength)}}}"}}""");
                _ = (await primary.Primary.CreateAsync(KnownResources.ConfigMap, "kasten-io", cluster, new WriteOptions(), cancellationToken)).Value;
            },
            cancellationToken);
        return new BenchmarkResult(
            Name,
            settings,
            [new Comparison($"a join, {Parallelism} at a time", new Series("tombolo", "ms", joins.Each), new Series("bare", "ms", pairs.Each))],
            [Finding.Of($"{settings.Clusters} joins", joins.All.TotalSeconds, "s"), Finding.Of("the bare work", pairs.All.TotalSeconds, "s")],
            Surroundings.Of("LocalKube"));
    }

    private async Task<(double[] Each, TimeSpan All)> TimeAsync(int count, Func<int, Task> act, CancellationToken cancellationToken)
    {
        var each = new double[count];
        var start = time.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken }, async (index, _) =>
        {
            var begin = time.GetTimestamp();
            await act(index);
            each[index] = time.GetElapsedTime(begin).TotalMilliseconds;
        });
        return (each, time.GetElapsedTime(start));
    }
}
