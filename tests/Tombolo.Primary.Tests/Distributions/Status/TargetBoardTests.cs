using System.Text.Json;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Reports;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Payloads;
using Tombolo.Testing.Time;

namespace Tombolo.Primary.Tests.Distributions.Status;

public sealed class TargetBoardTests : IDisposable
{
    private const string P = "config.kio.kasten.io/v1alpha1/Profile/p";

    private readonly Distributions.Fleet _fleet = new Distributions.Fleet().Put(SourceBuilder.Profile("p"), SourceBuilder.Profile("q"));
    private readonly ManualTimeProvider _time = new();
    private readonly FakeConnections _connections = new();
    private readonly TargetReports _reports = new();
    private readonly FixedCompilations _compilations;
    private readonly TargetBoard _board;
    private readonly List<string> _notified = [];
    private readonly IDisposable _following;

    public TargetBoardTests()
    {
        Join("a");
        Join("b");
        _fleet.Put(new DistributionBuilder("d").Where("").OfProfiles("p"));
        _compilations = new FixedCompilations(_fleet);
        _board = new TargetBoard(_compilations, _reports, new FixedMembers(_fleet), _connections, new HubTerm(1, _time.GetUtcNow()), _time);
        _board.Subscribe(_notified.Add);
        _following = _board.Follow();
    }

    [Fact]
    public void Refresh_AfterAReport_CountsAnew()
    {
        Assert.Equal("0/2", Refresh().Summary.Text);

        Acknowledge("a");
        Assert.Equal(["d"], _notified);
        Assert.Equal("1/2", Refresh().Summary.Text);

        Acknowledge("b");
        Assert.Equal("2/2", Refresh().Summary.Text);
        Assert.Empty(Refresh().Worst);
    }

    [Fact]
    public void Refresh_LooksOnlyAtTargetsThatWereTouched()
    {
        Refresh();
        Acknowledge("a");
        var looked = new List<string>();
        var targets = new DistributionTargets();
        var outcome = _compilations.Current.Distributions["d"];
        targets.Refresh(outcome, (cluster, _) => Look(cluster));
        Assert.Equal(["a", "b"], looked.Order());

        looked.Clear();
        targets.Touch("b");
        targets.Refresh(outcome, (cluster, _) => Look(cluster));
        Assert.Equal(["b"], looked);

        (TargetState, TimeSpan?) Look(string cluster)
        {
            looked.Add(cluster);
            return (TargetState.Synced, null);
        }
    }

    [Fact]
    public void Refresh_WorstTargets_AreTheWorstTenByRankThenName()
    {
        foreach (var index in Enumerable.Range(0, 20))
        {
            Join($"c{index:00}");
        }

        _compilations.Publish();
        foreach (var index in Enumerable.Range(0, 20))
        {
            Acknowledge($"c{index:00}", index switch { 7 => ObjectStates.Failed, < 13 => ObjectStates.Conflict, _ => ObjectStates.Applied });
        }

        var view = Refresh();

        Assert.Equal(
            ["c07", "c00", "c01", "c02", "c03", "c04", "c05", "c06", "c08", "c09"],
            view.Worst.Select(target => target.Key));
        Assert.Equal((22, 7, 1, 12), (view.Summary.Total, view.Summary.Synced, view.Summary.Failed, view.Summary.Conflict));
    }

    [Fact]
    public void Refresh_DisconnectedCluster_IsLookedAtAgainWhenTheGraceEnds()
    {
        Acknowledge("a");
        Acknowledge("b");
        Refresh();
        _connections.Disconnect("id-of-b", _time.GetUtcNow());

        var view = Refresh();
        Assert.Equal("2/2", view.Summary.Text);
        Assert.Equal(MemberReach.Grace, view.LookAgainAfter);

        _time.Advance(MemberReach.Grace);
        view = Refresh();
        Assert.Equal(1, view.Summary.Unreachable);
        Assert.Null(view.LookAgainAfter);

        _connections.Connect("id-of-b", _time.GetUtcNow());
        Assert.Equal("2/2", Refresh().Summary.Text);
    }

    [Fact]
    public void Refresh_ClusterLeavesTheSelection_IsShownUntilItsCopiesAreGone()
    {
        Acknowledge("a");
        Acknowledge("b");
        Refresh();
        _fleet.Put(new DistributionBuilder("d").To("a").OfProfiles("p"));
        _compilations.Publish();

        var view = Refresh();
        Assert.Equal((2, 1, "b"), (view.Summary.Total, view.Summary.Pending, view.Worst.Single().Key));

        Acknowledge("b", left: [new ItemResult(P, "", ObjectStates.InUse, "InUse", "a local Policy refers to it")]);
        view = Refresh();
        Assert.Equal((2, 1), (view.Summary.Total, view.Summary.PendingRemoval));

        Acknowledge("b");
        Assert.Equal("1/1", Refresh().Summary.Text);
    }

    [Fact]
    public void Refresh_ClusterLeavesTheSelectionAndThenTheFleet_IsNotShown()
    {
        Acknowledge("a");
        Refresh();
        _fleet.Put(new DistributionBuilder("d").To("a").OfProfiles("p"));
        _compilations.Publish();
        Refresh();

        _fleet.Gone("b");
        _compilations.Publish();
        _reports.Forget("b");
        Acknowledge("b");

        Assert.Equal("1/1", Refresh().Summary.Text);
    }

    [Fact]
    public void Refresh_SourceLeavesTheDistribution_WaitsForItsCopies()
    {
        _fleet.Put(new DistributionBuilder("d").To("a").OfProfiles("p", "q"));
        _compilations.Publish();
        Acknowledge("a");
        Assert.Equal("1/1", Refresh().Summary.Text);

        _fleet.Put(new DistributionBuilder("d").To("a").OfProfiles("q"));
        _compilations.Publish();
        Acknowledge("a", left: [new ItemResult(P, "", ObjectStates.InUse, "InUse", "")]);
        Assert.Equal(1, Refresh().Summary.PendingRemoval);

        Acknowledge("a");
        Assert.Equal("1/1", Refresh().Summary.Text);
    }

    [Fact]
    public void Refresh_TenThousandClusters_GivesASmallStatus()
    {
        foreach (var index in Enumerable.Range(0, 10_000))
        {
            Join($"{new string('c', 50)}-{index}");
        }

        var compilation = _compilations.Publish();
        Assert.Equal(2, compilation.Clusters.Values.Distinct(ReferenceEqualityComparer.Instance).Count());
        foreach (var cluster in compilation.Clusters.Keys)
        {
            Acknowledge(cluster, ObjectStates.Failed, message: new string('m', 1_000));
        }

        var view = Refresh();
        var status = DistributionStatusCalculator.Compute(new DistributionStatusInput(
            new DistributionBuilder("d").Where("").OfProfiles("p").BuildObject(), compilation.Distributions["d"], view, _time.GetUtcNow()));

        Assert.Equal("0/10002", status.Summary!.Text);
        Assert.Equal(10, status.WorstTargets!.Count);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(status, ApiJsonContext.Default.DistributionStatus).Length, 1, 8 * 1024);
    }

    public void Dispose() => _following.Dispose();

    private void Join(string name)
    {
        _fleet.Join(name);
        _connections.Connect($"id-of-{name}", _time.GetUtcNow());
    }

    private TargetsView Refresh() => _board.Refresh(_compilations.Current.Distributions["d"]);

    private void Acknowledge(string cluster, string state = ObjectStates.Applied, string message = "", params ItemResult[] left)
    {
        if (!_compilations.Current.Clusters.TryGetValue(cluster, out var plan))
        {
            _reports.Record(cluster, new ReportPayload([], [], new Revision(1, 1, "x"), Reset: true));
            return;
        }

        var results = plan.Set.Items.Values.Select(item => new ItemResult(item.Key, item.Etag, state, "", message));
        _reports.Record(cluster, new ReportPayload([.. results, .. left], [], new Revision(1, plan.Set.Sequence, plan.Set.Hash), Reset: true));
    }
}
