using Tombolo.Api.Names;
using Tombolo.Bench.Clusters;
using Tombolo.Bench.Measuring;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Kubeconfig;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Fleets;

namespace Tombolo.Bench.Apply;

/// <summary>Objects applied to a real control plane by a secondary's engine, against a loop of as many PATCHes at the same concurrency.</summary>
internal sealed class ApplyBenchmark(TimeProvider time) : IBenchmark
{
    /// <summary>As many workers as the engine has.</summary>
    private const int Concurrency = 8;

    private const string ConfigMaps = "/api/v1/namespaces/kasten-io/configmaps";

    public string Name => "apply";

    public string Description => "Objects applied to a real control plane by a secondary, against a bare loop of PATCHes of the same bytes at the same concurrency.";

    public BenchmarkSettings Defaults { get; } = new(Clusters: 1, Objects: 1000, Count: 7);

    public async Task<BenchmarkResult> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        say("starting a control plane");
        await using var plane = await ControlPlane.StartAsync(new ControlPlaneOptions { Name = "target", Users = [ControlPlaneUser.ServiceAccount("kasten-io", "tombolo")] }, cancellationToken);
        await using var fleet = await Fleet.CreateAsync([plane], new FleetOptions(), cancellationToken);
        using var bare = await BareApi.ConnectAsync(plane, cancellationToken);
        using var client = KubernetesClientFactory.Create(
            KubernetesClientFactory.Detect(new KubeconfigOptions { Path = plane.AdminKubeconfig }, time), new KubernetesClientOptions { UserAgent = "tombolo-bench" }, time);

        say($"applying {settings.Objects} objects {settings.Count} times, each in turn with the bare loop");
        var (ours, theirs, writes) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= settings.Count; round++)
        {
            var mark = plane.Audit.Mark();
            await using var engine = new EngineRun(client, time);
            await engine.StartAsync(cancellationToken);
            Quiet.Now();
            var measured = await engine.ApplyAsync(settings.Objects, cancellationToken);
            var bodies = await engine.ReadBodiesAsync(settings.Objects, cancellationToken);
            await engine.StopAsync();
            var entries = await plane.Audit.ReadAsync(mark, cancellationToken);
            await bare.DeleteAsync(ConfigMaps, cancellationToken);
            Quiet.Now();
            var begin = time.GetTimestamp();
            await Parallel.ForEachAsync(
                bodies,
                new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
                async (body, stop) => await bare.ApplyAsync($"{ConfigMaps}/{body.Name}", body.Json, stop));
            var loop = time.GetElapsedTime(begin);
            await bare.DeleteAsync(ConfigMaps, cancellationToken);

            // The first is for warming up.
            if (round > 0)
            {
                ours.Add(settings.Objects / measured.TotalSeconds);
                theirs.Add(settings.Objects / loop.TotalSeconds);
                writes.Add(entries.Count(entry => entry.IsWrite && entry.UserAgent == "tombolo-bench" && entry.RequestUri.Contains(FieldManagers.Distribution, StringComparison.Ordinal)));
            }
        }

        var rate = new Comparison($"objects applied a second, {Concurrency} at a time", new Series("tombolo", "1/s", ours), new Series("loop", "1/s", theirs));
        return new BenchmarkResult(
            Name,
            settings,
            [rate],
            [
                Finding.AtLeast("rate against the bare loop, median", rate.RatioP50, "", 0.8),
                Finding.Exactly("writes of the distribution manager in a round, by the audit log (most)", writes.Max(), "", settings.Objects),
            ],
            Surroundings.Of($"Kubernetes {plane.Version}"));
    }
}
