using Microsoft.Extensions.Logging;
using Tombolo.Fleet.Tests.Network;
using Tombolo.Primary;
using Tombolo.Primary.Hub;
using Tombolo.Runtime.Events;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Metrics;
using Tombolo.Secondary;
using Tombolo.Secondary.Memberships;
using Tombolo.Testing.Metrics;
using Tombolo.Testing.Time;

namespace Tombolo.Fleet.Tests.Clusters;

/// <summary>One process of the server of a cluster, composed of the real roles as the server does it, from its start to its death.</summary>
internal sealed class ServerProcess : IPrimaryHost, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly TestMeterFactory _meters = new();
    private readonly LinkFactory _https;
    private readonly SimulatedCluster _cluster;
    private readonly Action<string> _failed;

    public ServerProcess(SimulatedCluster cluster, ManualTimeProvider time, ILoggerFactory loggers, Random random, Action<string> failed)
    {
        _cluster = cluster;
        Client = new ServerClient(cluster.Api, cluster.Faults, cluster, Kill);
        _https = new LinkFactory(new LinkHandler(cluster.Link, () => !Client.IsDead, random), time);
        _failed = failed;
        Running = Task.Run(() => RunAsync(time, loggers));
    }

    public ServerClient Client { get; }

    /// <summary>Ends when nothing of it is left.</summary>
    public Task Running { get; }

    /// <summary>Ends at once, wherever it is; safe to call from within its own writes.</summary>
    public void Kill()
    {
        Client.Kill();
        if (_cluster.IsPrimary)
        {
            FleetIngress.Close(_cluster.Host);
            _cluster.PrimaryDied();
        }

        _cluster.Link.Reset();
        _stop.Cancel();
    }

    public void Note(string topic, string? text)
    {
    }

    public void RaiseEpoch(long epoch) => throw new InvalidOperationException($"no store of this fleet went back, and yet the hub met epoch {epoch}");

    public void Dispose()
    {
        _https.Dispose();
        _meters.Dispose();
        _stop.Dispose();
    }

    // As the server does: roles that fail as a whole are started again.
    private async Task RunAsync(ManualTimeProvider time, ILoggerFactory loggers)
    {
        var metrics = new RuntimeMetrics(_meters);
        var events = new EventRecorder(Client, new EventRecorderOptions { Component = "tombolo" }, metrics, time, loggers.CreateLogger<EventRecorder>());
        var services = new RoleServices(Client, _cluster.Context, metrics, time, loggers) { Events = events };
        var gate = new HubGate();
        var term = new HubTerm(_cluster.IsPrimary ? ++_cluster.Epoch : 0, time.GetUtcNow());
        if (_cluster.IsPrimary)
        {
            FleetIngress.Open(_cluster.Host, gate);
        }

        await using var background = new TaskGroup(_stop.Token);
        background.Run(events.RunAsync);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await RunRolesAsync(services, gate, term);
            }
            catch (Exception failure) when (!_stop.IsCancellationRequested)
            {
                _failed($"the roles of {_cluster.Name} failed: {failure}");
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }
    }

    private async Task RunRolesAsync(RoleServices services, HubGate gate, HubTerm term)
    {
        var secondary = new SecondaryRole(services, []) { Https = _https };
        await using var group = new TaskGroup(_stop.Token);
        group.Run(secondary.RunAsync);
        if (_cluster.IsPrimary)
        {
            group.Run(new PrimaryRole(services, gate, term, this, self => secondary.Memberships.SetLocal(ToMembership(self))).RunAsync);
        }

        await group.WaitAsync();
    }

    private Membership? ToMembership(PrimarySelf? self) =>
        self is null ? null : Membership.OfPrimary(_cluster.Context, self.Name, self.Incarnation, self.KeyThumbprint);
}
