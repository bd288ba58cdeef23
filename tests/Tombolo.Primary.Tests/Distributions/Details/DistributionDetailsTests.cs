using Tombolo.Api.Resources;
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
    public void TryDescribe_UnknownDistribution_IsFalse() => Assert.False(Details().TryDescribe("nothing", new DetailQuery(), out _));

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

        Assert.True(details.TryDescribe("d", new DetailQuery(), out var detail));

        Assert.Equal(["a", "b", "later"], detail.Targets.Select(target => target.Cluster));
        Assert.Equal(["Failed", "Failed", "UnknownCluster"], detail.Targets.Select(target => target.State));
        Assert.Equal(
            ["Secret/cred Drifted d,e", "Profile/p Drifted d,e", "Profile/gone Missing "],
            detail.Targets[0].Objects.Select(item => $"{item.Kind}/{item.Name} {item.State} {string.Join(',', item.Owners)}"));
        var shown = Assert.Single(detail.Targets[0].Objects[0].Drift!);
        Assert.Equal((drift.Path, drift.Wanted, drift.Found, drift.Since, drift.Manager), (shown.Path, shown.Wanted, shown.Found, shown.Since, shown.Manager));
        Assert.Equal(set.Hash, detail.Targets[0].Acknowledged!.Hash);
        Assert.Equal(["Pending", "Pending", "Missing"], detail.Targets[1].Objects.Select(item => item.State));
    }

    [Fact]
    public void TryDescribe_ManyTargets_ComeInPages()
    {
        for (var index = 0; index < 25; index++)
        {
            _fleet.Join($"c{index:00}");
        }

        _fleet.Put(SourceBuilder.Profile("p")).Put(new DistributionBuilder("d").Where("").OfProfiles("p"));
        var details = Details();
        var names = new List<string>();
        for (var after = ""; after is not null;)
        {
            Assert.True(details.TryDescribe("d", new DetailQuery(after, 10), out var page));
            Assert.Equal(27, page.TotalTargets);
            names.AddRange(page.Targets.Select(target => target.Cluster));
            after = page.Next;
        }

        Assert.Equal(_fleet.Members.Select(member => member.Name).Order(StringComparer.Ordinal), names);
        Assert.True(details.TryDescribe("d", new DetailQuery(State: TargetStates.Synced), out var synced));
        Assert.Empty(synced.Targets);
    }

    [Theory]
    [InlineData("a", "spec.clusters[0].selector \"zone=1\"|spec.clusters[2].name a", "spec.overrides[1] of Profile/p", "Pending")]
    [InlineData("b", "spec.clusters[1].selector \"zone=2\"", "spec.overrides[0] of Profile/p|spec.overrides[1] of Profile/p", "Pending")]
    [InlineData("c", "", "", "NotSelected")]
    [InlineData("later", "spec.clusters[3].name later", "", "UnknownCluster")]
    [InlineData("nobody", "", "", "NotSelected")]
    public void TryExplain_Cluster_NamesWhatSelectsAndChangesIt(string cluster, string selectedBy, string overrides, string state)
    {
        const string Patch = "\"target\":{\"kind\":\"Profile\",\"name\":\"p\"},\"patch\":{\"spec\":{\"x\":1}}";
        _fleet.Join("a", "zone=1").Join("b", "zone=2").Join("c").Put(SourceBuilder.Profile("p")).Put(new DistributionBuilder("d")
            .Where("zone=1").Where("zone=2").To("a", "later").OfProfiles("p")
            .With("overrides", System.Text.Json.Nodes.JsonNode.Parse($$"""[{ {{Patch}},"clusters":[{"name":"b"}]},{ {{Patch}},"clusters":[{"selector":""}]}]""")!));

        Assert.True(Details().TryExplain("d", cluster, out var explanation));

        Assert.Equal(selectedBy, string.Join('|', explanation.SelectedBy));
        Assert.Equal(overrides, string.Join('|', explanation.Overrides));
        Assert.Equal(state, explanation.Target.State);
        Assert.Empty(explanation.Gates);
    }

    [Fact]
    public void TryExplain_WhatHoldsChangesBack_IsAllNamed()
    {
        _fleet.Join(Distributions.Fleet.MemberNamed("a") with { IsPaused = true, PauseReason = "moving house" })
            .Put(SourceBuilder.Profile("p"))
            .Put(new DistributionBuilder("d").To("a").OfProfiles("p", "gone").Paused("audit").Deleting().WithAnnotation(Api.Names.Annotations.Protect, "true"));

        Assert.True(Details().TryExplain("d", "a", out var explanation));

        Assert.Collection(
            explanation.Gates,
            gate => Assert.Equal("the Distribution is paused (audit); set its spec.paused to false", gate),
            gate => Assert.StartsWith("annotation tombolo.io/protect holds the deletion", gate, StringComparison.Ordinal),
            gate => Assert.Equal("the Cluster is paused (moving house); set its spec.paused to false", gate),
            gate => Assert.StartsWith("nothing of the Distribution is removed", gate, StringComparison.Ordinal));
        Assert.Equal("nothing until the pause is lifted; then everything is compared and brought up to date", explanation.Next);
    }

    [Fact]
    public void FindUse_SourceThatFollows_NamesWhoBringsItAndWhere()
    {
        _fleet.Put(SourceBuilder.Profile("p", "cred"), SourceBuilder.Secret("cred"))
            .Put(new DistributionBuilder("d").Where("").OfProfiles("p"))
            .Put(new DistributionBuilder("e").To("b").Of(KnownResources.Secret, "cred"))
            .Put(new DistributionBuilder("f").To("later").OfProfiles("p"));

        var use = Details().FindUse("Secret", "cred")!;

        Assert.Equal(["d Profile/p 2", "e  1"], use.Distributions.Select(user => $"{user.Distribution} {user.Because} {user.Clusters}"));
        Assert.Equal((2, "a,b"), (use.Clusters, string.Join(',', use.FirstClusters)));
        Assert.Empty(Details().FindUse("Secret", "unknown")!.Distributions);
        Assert.Null(Details().FindUse("Pod", "cred"));
    }

    private DistributionDetails Details()
    {
        var compilations = new FixedCompilations(_fleet);
        var members = new FixedMembers(_fleet);
        var term = new HubTerm(1, _time.GetUtcNow());
        var board = new TargetBoard(compilations, _reports, members, _connections, term, _time);
        var describer = new TargetDescriber(compilations, _reports);
        return new DistributionDetails(compilations, Api.Payloads.PayloadPolicy.Default, board, describer, new TargetExplainer(compilations, board, describer, members, _connections, term));
    }
}
