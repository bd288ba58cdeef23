using Tombolo.Bench.Clusters;
using Tombolo.Bench.Measuring;
using Tombolo.LocalKube;
using Tombolo.Testing.ControlPlanes;

namespace Tombolo.Bench.LocalKubes;

/// <summary>The API in memory against a real control plane: requests, watches, memory.</summary>
internal sealed class LocalKubeBenchmark(TimeProvider time) : IBenchmark
{
    private const int Weighed = 50;
    private const int Watches = 50;

    public string Name => "localkube";

    public string Description => "Requests and watch events a second, and memory for each cluster, of LocalKube against a real control plane.";

    public BenchmarkSettings Defaults { get; } = new(Clusters: 1, Objects: 1000, Count: 5);

    public async Task<BenchmarkResult> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        say("starting a real control plane and LocalKube");
        await using var real = await ControlPlane.StartAsync(new ControlPlaneOptions { Name = "real" }, cancellationToken);
        await using var local = await ControlPlane.StartAsync(new ControlPlaneOptions { Name = "local", Kind = ControlPlaneKind.Local }, cancellationToken);
        using var realApi = await BareApi.ConnectAsync(real, cancellationToken);
        using var localApi = await BareApi.ConnectAsync(local, cancellationToken);
        var (theirs, ours) = (new RequestLoad(realApi, time), new RequestLoad(localApi, time));
        var comparisons = new List<Comparison>();
        say($"{settings.Objects} objects, {settings.Count} rounds");
        foreach (var (verb, act) in RequestLoad.Verbs)
        {
            comparisons.Add(await CompareAsync($"{verb}, requests a second", settings, async (load, round) => await act(load, settings.Objects, round, cancellationToken)));
        }

        var events = settings.Objects / 10;
        comparisons.Add(await CompareAsync(
            $"events a second to {Watches} watches", settings, async (load, round) => await load.WatchAsync(Watches, events, round, cancellationToken)));
        var resident = ControlPlaneProcesses.Resident(real.Folder);
        return new BenchmarkResult(
            Name,
            settings,
            comparisons,
            [
                Finding.Of("a real control plane: resident", resident, "MiB"),
                Finding.Of("a cluster of LocalKube: heap", await WeighAsync(cancellationToken), "KiB"),
            ],
            Surroundings.Of($"LocalKube and Kubernetes {real.Version}"));

        async Task<Comparison> CompareAsync(string what, BenchmarkSettings size, Func<RequestLoad, int, Task<double>> act)
        {
            var (measured, bare) = (new List<double>(), new List<double>());
            for (var round = 0; round <= size.Count; round++)
            {
                Quiet.Now();
                var (mine, other) = (await act(ours, round), await act(theirs, round));
                if (round > 0)
                {
                    measured.Add(mine);
                    bare.Add(other);
                }
            }

            return new Comparison(what, new Series("localkube", "1/s", measured), new Series("real", "1/s", bare));
        }
    }

    private static async Task<double> WeighAsync(CancellationToken cancellationToken)
    {
        await using var fleet = await LocalFleet.StartAsync(cancellationToken: cancellationToken);
        await fleet.AddAsync(new LocalClusterOptions { AuditCapacity = 0 }, cancellationToken);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var index = 0; index < Weighed; index++)
        {
            await fleet.AddAsync(new LocalClusterOptions { Name = $"cluster-{index}", AuditCapacity = 0 }, cancellationToken);
        }

        return (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / Weighed;
    }
}
