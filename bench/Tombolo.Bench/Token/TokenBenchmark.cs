using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Bench.Clusters;
using Tombolo.Bench.Measuring;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Fleets;

namespace Tombolo.Bench.Token;

/// <summary>How long a join-token Secret stays empty, against a loop that fills Secrets with as many bytes and does nothing else.</summary>
internal sealed class TokenBenchmark(TimeProvider time) : IBenchmark
{
    private const string BareNamespace = "bare";
    private const int WarmUps = 30;

    public string Name => "token";

    public string Description => "Time from creating a join-token Secret until it is seen filled and ready, against a bare watch and PATCH loop.";

    public BenchmarkSettings Defaults { get; } = new(Clusters: 1, Objects: 1, Count: 300);

    public async Task<BenchmarkResult> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        say("starting a control plane and a primary");
        var options = new ControlPlaneOptions { Name = "paris", Users = [ControlPlaneUser.ServiceAccount("kasten-io", "tombolo")] };
        await using var plane = await ControlPlane.StartAsync(options, cancellationToken);
        await using var fleet = await Fleet.CreateAsync([plane], new FleetOptions(), cancellationToken);
        fleet.StartServers();
        await fleet.PromoteAsync(cancellationToken);
        await plane.Kubectl.RequireAsync(["create", "namespace", BareNamespace], cancellationToken: cancellationToken);

        using var api = await BareApi.ConnectAsync(plane, cancellationToken);
        using var fillerApi = await BareApi.ConnectAsync(plane, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var seen = new FilledSecrets(time);
        Task[] watches = [seen.RunAsync(api, WellKnownNamespaces.MultiCluster, stop.Token), seen.RunAsync(api, BareNamespace, stop.Token)];
        try
        {
            return await MeasureAsync(api, fillerApi, seen, settings, plane.Version.ToString(), say, stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(watches).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task<BenchmarkResult> MeasureAsync(
        BareApi api, BareApi fillerApi, FilledSecrets seen, BenchmarkSettings settings, string version, Action<string> say, CancellationToken cancellationToken)
    {
        // The bare loop writes a token of the true length.
        var (_, token) = await SampleAsync(api, seen, WellKnownNamespaces.MultiCluster, SecretTypes.JoinToken, "first", cancellationToken);
        var filler = new BareFiller(fillerApi, BareNamespace, token).RunAsync(cancellationToken);
        var count = settings.Count;
        var (measured, bare) = (new List<double>(count), new List<double>(count));
        say($"taking {count} samples of each, in turn");
        for (var round = -WarmUps; round < count && !filler.IsCompleted; round++)
        {
            var number = (round + WarmUps).ToString(CultureInfo.InvariantCulture);
            var ours = await SampleAsync(api, seen, WellKnownNamespaces.MultiCluster, SecretTypes.JoinToken, $"token-{number}", cancellationToken);
            var theirs = await SampleAsync(api, seen, BareNamespace, SecretTypes.Opaque, $"bare-{number}", cancellationToken);
            if (round >= 0)
            {
                measured.Add(ours.Taken.TotalMilliseconds);
                bare.Add(theirs.Taken.TotalMilliseconds);
            }
        }

        if (filler.IsFaulted)
        {
            await filler;
        }

        var comparison = new Comparison(
            "from creating a Secret until it is seen filled", new Series("tombolo", "ms", measured), new Series("bare", "ms", bare));
        return new BenchmarkResult(Name, settings, [comparison], [], Surroundings.Of($"Kubernetes {version}"));
    }

    private async Task<(TimeSpan Taken, string Token)> SampleAsync(
        BareApi api, FilledSecrets seen, string @namespace, string type, string name, CancellationToken cancellationToken)
    {
        var path = $"/api/v1/namespaces/{@namespace}/secrets";
        var secret = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Secret",
            ["metadata"] = new JsonObject { ["name"] = name },
            ["type"] = type,
        };
        var body = Encoding.UTF8.GetBytes(secret.ToJsonString());
        var filled = seen.WaitAsync(name);
        var begin = time.GetTimestamp();
        await api.PostAsync(path, body, cancellationToken);
        var (at, token) = await filled.WaitAsync(TimeSpan.FromSeconds(30), time, cancellationToken);
        await api.DeleteAsync($"{path}/{name}", cancellationToken);
        return (time.GetElapsedTime(begin, at), token);
    }
}
