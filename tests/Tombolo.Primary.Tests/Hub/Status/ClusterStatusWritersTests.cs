using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Distributions.Reports;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Restoration;
using Tombolo.Primary.Hub.Status;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Payloads;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Metrics;
using Tombolo.Testing.Metrics;

namespace Tombolo.Primary.Tests.Hub.Status;

/// <summary>
/// Membership writes the id and the condition <c>Deleting</c> of a Cluster's status, the hub all the rest, both under the version they have read. RancherFleet3020:
/// two writers of one status must never wake each other for ever.
/// </summary>
public sealed class ClusterStatusWritersTests : IAsyncLifetime
{
    private readonly TestMeterFactory _meters = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TargetReports _reports = new();
    private JoinedFleet _fleet = null!;
    private PresenceTable _presence = null!;
    private Task _running = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _fleet = await JoinedFleet.CreateAsync();
        var world = _fleet.World;
        var term = new HubTerm(1, world.Time.GetUtcNow());
        _presence = new PresenceTable(world.Time);
        var statuses = new ClusterStatusController(
            world.Api,
            world.Server!.Clusters,
            _presence,
            _reports,
            new NoSets(),
            new EpochWatch(term),
            term,
            new ClusterEvents(new RecordingEvents()),
            new RuntimeMetrics(_meters),
            world.Time,
            world.Logs.CreateLogger<Controller<ResourceKey>>());
        _reports.Subscribe(statuses.OnReport);
        _running = Task.Run(() => statuses.RunAsync(_stop.Token), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await _fleet.DisposeAsync();
        _stop.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public async Task Both_WriteInTurn_NothingOfTheOtherIsLostAndTheyComeToRest()
    {
        var id = _fleet.Joiner.Id;
        await _fleet.World.AnnotateAsync("shop-lyon", Annotations.Protect, "true");
        _presence.Update(id, known => known with { IsConnected = true, ClockSkew = TimeSpan.FromHours(1) });
        await UntilAsync(status => status.State == "Connected");

        await _fleet.DeleteAsync("secondaries");
        _reports.Record("shop-lyon", new ReportPayload([], [], new Protocol.Payloads.Revision(1, 1, "hash")));
        for (var change = 0; change < 10; change++)
        {
            var (protect, reason) = change % 2 == 0 ? ("true", "Protected") : ("false", "Unreachable");
            await _fleet.World.AnnotateAsync("shop-lyon", Annotations.Protect, protect);
            _presence.Update(id, known => known with { IsConnected = true, ClockSkew = TimeSpan.FromHours(1 + change) });
            await UntilAsync(status => status.Conditions.Find(ConditionTypes.Deleting)?.Reason == reason);
        }

        var status = await UntilAsync(status => status.State == "Leaving" && status.Revision?.Hash == "hash");
        Assert.Equal(id, status.Id);
        Assert.NotNull(status.Conditions.Find(ConditionTypes.Deleting));
        Assert.NotNull(status.Conditions.Find(ConditionTypes.ClockSkew));

        // What was still to be said is said by then; after that there is nothing more.
        await _fleet.World.LetTimePassAsync();
        var writes = _fleet.World.Api.Writes.Count;
        await _fleet.World.LetTimePassAsync();
        Assert.Equal(writes, _fleet.World.Api.Writes.Count);
    }

    private async Task<ClusterStatus> UntilAsync(Func<ClusterStatus, bool> isWanted) =>
        (await _fleet.World.UntilAsync(_fleet.FindAsync, cluster => cluster.Status is { } status && isWanted(status))).Status!;

    private sealed class NoSets : IDesiredSets
    {
        public Task Known => Task.CompletedTask;

        public bool TryGet(string clusterName, [MaybeNullWhen(false)] out DesiredSet set)
        {
            set = null;
            return false;
        }

        public IDisposable Subscribe(Action<IReadOnlyCollection<string>> changed) => new MemoryStream();
    }
}
