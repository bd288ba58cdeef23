using Tombolo.Api.Clusters;

namespace Tombolo.Primary.Tests.Distributions.Plans;

/// <summary>Whom a plan asks about what: <c>cluster: items|wanted|hold|parked|deleted</c>.</summary>
public sealed class PlanCompilerTests : IDisposable
{
    private readonly PlanningFleet _fleet = new();

    public PlanCompilerTests()
    {
        _fleet.Join("a", "zone=1").Join("b", "zone=1").Join("c", "zone=2");
        _fleet.Fleet.Put(SourceBuilder.Profile("p1"), SourceBuilder.Profile("p2"), SourceBuilder.Profile("p3"));
        _fleet.Fleet.Put(new DistributionBuilder("one").Where("zone=1").OfProfiles("p1"));
    }

    public void Dispose() => _fleet.Dispose();

    [Fact]
    public void Compile_AsItIsStored_AsksItsTargetsAboutAllOfIt() =>
        Assert.Equal(["a: p1|p1|||", "b: p1|p1|||"], _fleet.Compile(new DistributionBuilder("one").Where("zone=1").OfProfiles("p1")));

    [Fact]
    public void Compile_NotStoredYet_AsksItsTargets() =>
        Assert.Equal(["b: p2|p1,p2|||", "c: p2|p2|||"], _fleet.Compile(new DistributionBuilder("two").To("b", "c").OfProfiles("p2")));

    [Fact]
    public void Compile_ClusterIsNotSelectedAnyMore_IsAskedWhatItLoses()
    {
        _fleet.Holds["b"] = [new HeldDistribution { Name = "one", Copies = 1 }];

        Assert.Equal(["a: p1|p1|||", "b: ||||"], _fleet.Compile(new DistributionBuilder("one").To("a").OfProfiles("p1")));
    }

    [Fact]
    public void Compile_ClusterStillHoldsWhatWasTakenEarlier_IsAskedToo()
    {
        _fleet.Holds["c"] = [new HeldDistribution { Name = "one", Copies = 1 }];

        Assert.Equal(["a: p1|p1|||", "b: p1|p1|||", "c: ||||"], _fleet.Compile(new DistributionBuilder("one").Where("zone=1").OfProfiles("p1")));
    }

    [Fact]
    public void Compile_MoreThanTheBrakeLetsGo_IsParked()
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            _fleet.Holds[name] = [new HeldDistribution { Name = "one", Copies = 1 }];
        }

        Assert.Equal(["a: ||one|one|", "b: ||one|one|", "c: ||one|one|"], _fleet.Compile(new DistributionBuilder("one").To("nobody").OfProfiles("p1")));
    }

    [Fact]
    public void Compile_SourceIsMissing_HoldsItsCopies() =>
        Assert.Equal(["a: p1|p1|one||", "b: p1|p1|one||"], _fleet.Compile(new DistributionBuilder("one").Where("zone=1").OfProfiles("p1", "lost")));

    [Fact]
    public void Compile_BeingDeleted_IsExplicit() =>
        Assert.Equal(["a: ||||one", "b: ||||one"], _fleet.Compile(new DistributionBuilder("one").Where("zone=1").OfProfiles("p1").Deleting()));

    [Fact]
    public void Compile_EditedSourceAlone_AsksWhomItConcerns()
    {
        _fleet.Fleet.Put(new DistributionBuilder("two").To("c").OfProfiles("p2"));

        Assert.Equal(["a: p1|p1|||", "b: p1|p1|||"], _fleet.CompileEdited(SourceBuilder.Profile("p1").WithSpec("""{"type":"other"}""")));
    }

    [Fact]
    public void Compile_EditedSourceThatNothingSends_ConcernsNobody() => Assert.Empty(_fleet.CompileEdited(SourceBuilder.Profile("p3").WithSpec("""{"type":"other"}""")));

    [Fact]
    public void Compile_Paused_IsAsIfThePauseWereLifted()
    {
        _fleet.Fleet.Join(Distributions.Fleet.MemberNamed("a", "zone=1") with { IsPaused = true });
        var paused = new DistributionBuilder("one").Where("zone=1").OfProfiles("p1").Paused().Build();

        var planned = _fleet.Compiler.Compile(_fleet.Snapshot(), paused, []);

        Assert.All(planned.Targets.Values, target => Assert.DoesNotContain("\"paused\":true", System.Text.Encoding.UTF8.GetString(target.Items[0].Payload.Span), StringComparison.Ordinal));
        Assert.Equal(
            ["Distribution one is paused: this happens when the pause is lifted", "Cluster a is paused: this happens there when the pause is lifted"], planned.Notes);
    }

    [Fact]
    public void Compile_ClusterIsLeaving_IsNotAsked()
    {
        _fleet.Fleet.Join("b", "zone=1", isLeaving: true);

        Assert.Equal(["a: p1|p1|||"], _fleet.Compile(new DistributionBuilder("one").Where("zone=1").OfProfiles("p1")));
    }

    [Fact]
    public void Compile_OverlappingDistributions_OwnersOfTheSharedCopyChange()
    {
        var planned = _fleet.Compiler.Compile(_fleet.Snapshot(), new DistributionBuilder("two").To("a").OfProfiles("p1").Build(), []);

        Assert.Equal(["one", "two"], Assert.Single(planned.Targets["a"].Items).Distributions);
        Assert.Single(planned.Targets);
    }
}
