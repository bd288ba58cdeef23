using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Details;
using Tombolo.Primary.Distributions.Reports;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Payloads;
using Tombolo.Testing.Time;

namespace Tombolo.Primary.Tests.Distributions.Details;

public class DistributionDetailsTests
{
    private readonly Distributions.Fleet _fleet = new Distributions.Fleet().Join("a").Join("b");
    private readonly TargetReports _reports = new();
    private readonly ManualTimeProvider _time = new();
    private readonly FakeConnections _connections = new();

    [Fact]
    public void TryDescribe_UnknownDistribution_IsFalse() => Assert.False(Details().TryDescribe("nothing", out _));

    [Fact]
    public void TryDescribe_Distribution_NamesEveryTargetAndObject()
    {
        _fleet.Put(SourceBuilder.Profile("p", "cred"), SourceBuilder.Secret("cred"))
            .Put(new DistributionBuilder("d").Where("").To("later").OfProfiles("p", "gone"))
            .Put(new DistributionBuilder("e").To("a").OfProfiles("p"));
        var details = Details();
        var set = _fleet.Last.Clusters["a"].Set;
        var drift = new FieldDrift("spec.type", "\"Location\"", "\"Infra\"", _time.GetUtcNow(), "kubectl-edit");
        _reports.Record("a", new ReportPayload(
            [.. set.Items.Values.Select(item => new ItemResult(item.Key, item.Etag, ObjectStates.Drifted, "DriftReported", "changed", [drift]))],
            [],
            new Revision(1, set.Sequence, set.Hash),
            Reset: true));

        Assert.True(details.TryDescribe("d", out var detail));

        Assert.Equal(["a", "b", "later"], detail.Targets.Select(target => target.Cluster));
        Assert.Equal(["Failed", "Failed", "UnknownCluster"], detail.Targets.Select(target => target.State));
        Assert.Equal(
            ["Secret/cred Drifted d,e", "Profile/p Drifted d,e", "Profile/gone Missing "],
            detail.Targets[0].Objects.Select(item => $"{item.Kind}/{item.Name} {item.State} {string.Join(',', item.Owners)}"));
        Assert.Equal([drift], detail.Targets[0].Objects[0].Drift);
        Assert.Equal(set.Hash, detail.Targets[0].Acknowledged!.Hash);
        Assert.Equal(["Pending", "Pending", "Missing"], detail.Targets[1].Objects.Select(item => item.State));
    }

    private DistributionDetails Details()
    {
        var compilations = new FixedCompilations(_fleet);
        return new DistributionDetails(
            compilations,
            _reports,
            new TargetBoard(compilations, _reports, new FixedMembers(_fleet), _connections, new HubTerm(1, _time.GetUtcNow()), _time));
    }
}
