using System.Text;
using Tombolo.Bench.Measuring;
using Tombolo.Bench.Requests;
using Tombolo.FleetSimulation;
using Tombolo.Protocol.Messages;

namespace Tombolo.Bench.Resync;

/// <summary>The primary's process is killed, and another one takes over with a fleet in which everything is in its place.</summary>
internal sealed class RestartMeasurement(TimeProvider time)
{
    private const int AuditCapacity = 20_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public async Task<IReadOnlyList<Finding>> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        say($"joining {settings.Clusters} real secondaries, {settings.Objects} Distributions");
        await using var fleet = await SimulatedFleet.StartAsync(new SimulatedFleetOptions { AuditCapacity = AuditCapacity }, cancellationToken);
        await fleet.AddClustersAsync(settings.Clusters, cancellationToken);
        var token = await fleet.PromoteAsync(cancellationToken);
        await fleet.PrimaryCluster.ApplyAsync(string.Join("---\n", Enumerable.Range(0, settings.Objects).Select(Manifests)), cancellationToken);
        await fleet.StartMembersAsync(token, cancellationToken);
        if (!await SimulatedFleet.UntilAsync(fleet.AreConnectedAsync, Patience, cancellationToken) || !await SimulatedFleet.UntilAsync(fleet.AreSyncedAsync, Patience, cancellationToken))
        {
            throw new TimeoutException($"the fleet is not in sync after {Patience}");
        }

        var findings = new List<Finding>();
        say("the primary is told to end, and started again");
        findings.AddRange(await RestartAsync(fleet, settings, "restart", limit: 10, server => ProcessSignals.EndAsync(server.Folder, cancellationToken), cancellationToken));
        say("the primary is killed, and started again");
        findings.AddRange(await RestartAsync(fleet, settings, "kill -9", limit: null, server => server.Server.KillAsync(), cancellationToken));
        return findings;
    }

    private async Task<IEnumerable<Finding>> RestartAsync(
        SimulatedFleet fleet, BenchmarkSettings settings, string how, double? limit, Func<SimulatedFleet, Task> end, CancellationToken cancellationToken)
    {
        await Writes.RestAsync(fleet.PrimaryCluster.Cluster, time, cancellationToken);
        using var clock = new RequestClock(time);
        var marks = fleet.Clusters.Select(cluster => cluster.Cluster.Audit.Count).ToArray();
        var begin = time.GetTimestamp();
        await end(fleet);

        // A stream that opens is the primary's word that it knows the set; the report after it is the member's word that it holds it.
        var opened = clock.ExpectAsync("POST", ProtocolPaths.Sync, settings.Clusters);
        var reported = clock.ExpectAsync("POST", ProtocolPaths.Report, settings.Clusters);
        fleet.Server.Start();
        var connected = time.GetElapsedTime(begin, (await opened.WaitAsync(Patience, time, cancellationToken))[^1]);
        var reports = time.GetElapsedTime(begin, (await reported.WaitAsync(Patience, time, cancellationToken))[^1]);
        var held = reports > connected ? reports : connected;
        await Writes.RestAsync(fleet.PrimaryCluster.Cluster, time, cancellationToken);
        var copies = fleet.Clusters.Select((cluster, index) => Writes.CountCopies(cluster.Cluster, marks[index])).Sum();
        var what = $"{how}: {settings.Objects} Distributions x {settings.Clusters} clusters are back in sync";
        return
        [
            Finding.Of($"{how}: {settings.Clusters} members follow the new primary", connected.TotalSeconds, "s"),
            limit is { } seconds ? Finding.AtMost(what, held.TotalSeconds, "s", seconds) : Finding.Of(what, held.TotalSeconds, "s"),
            Finding.Exactly($"{how}: writes to copies on the targets", copies, "", 0),
        ];
    }

    private static string Manifests(int index) => new StringBuilder()
        .Append("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings-").Append(index).Append(", namespace: kasten-io-mc }\ndata: { text: value }\n---\n")
        .Append("apiVersion: dist.kio.kasten.io/v1alpha1\nkind: Distribution\nmetadata: { name: settings-").Append(index).Append(", namespace: kasten-io-mc }\n")
        .Append("spec:\n  clusters:\n    - selector: \"\"\n  sources:\n    - ref: { apiVersion: v1, kind: ConfigMap, name: settings-").Append(index).Append(", namespace: kasten-io-mc }\n")
        .ToString();
}
