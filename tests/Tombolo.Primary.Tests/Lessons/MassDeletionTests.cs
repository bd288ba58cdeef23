using Tombolo.Primary.Tests.Distributions;
using Tombolo.Primary.Tests.Distributions.Removals;

namespace Tombolo.Primary.Tests.Lessons;

/// <summary>Incidents in which comparable systems lost what they managed; each name is the public thread.</summary>
public sealed class MassDeletionTests
{
    private readonly BrakedFleet _fleet = new BrakedFleet().Join("a b c d e").Profiles(2).Put(BrakedFleet.Distribution("d", 2)).Settle();

    [Fact]
    public void ArgoCd18480_ListOfDistributionsIsEmpty_IsNotTakenForNobodyWantsAnything()
    {
        _fleet.Fleet.Delete("d");

        Assert.Equal("a:2 b:2 c:2 d:2 e:2", _fleet.Settle().Copies);
        Assert.Equal(["d"], _fleet.SetOf("a").Unknown);
    }

    [Fact]
    public void ArgoCd18480_ListOfDistributionsIsEmptyAfterARestart_IsNotTakenForNobodyWantsAnything()
    {
        var small = new BrakedFleet().Join("a").Profiles(2).Put(BrakedFleet.Distribution("d", 2)).Settle();
        var empty = new Distributions.Fleet();
        empty.Join("a", "zone=1");

        Assert.Equal("a:2", small.Restart(empty).Settle().Copies);
    }

    [Fact]
    public void ArgoCdAgent660_PrimaryRestarts_SourcesNotKnownYetRemoveNothing()
    {
        var withoutSources = new Distributions.Fleet();
        withoutSources.Put(BrakedFleet.Distribution("d", 2));
        foreach (var cluster in (string[])["a", "b", "c", "d", "e"])
        {
            withoutSources.Join(cluster, "zone=1");
        }

        Assert.Equal("a:2 b:2 c:2 d:2 e:2", _fleet.Restart(withoutSources).Settle().Copies);
    }

    [Fact]
    public void ArgoCdAgent813_PrimaryRestartsAgainAndAgain_RemovesNothing()
    {
        for (var restart = 0; restart < 5; restart++)
        {
            Assert.Equal("a:2 b:2 c:2 d:2 e:2", _fleet.Restart().Settle().Copies);
        }
    }

    [Fact]
    public void RhacmDocs8612_ClustersAreInNoPageForAMoment_AreNotStripped()
    {
        _fleet.Join("a b c d e", "zone=2").Compile();
        Assert.Equal("a:2 b:2 c:2 d:2 e:2", _fleet.Copies);

        _fleet.Join("a b c d e", "zone=1").Compile();
        Assert.Equal("a:2 b:2 c:2 d:2 e:2", _fleet.Settle().Copies);
    }

    [Fact]
    public void RhacmDocs8612_TwoClustersAreInNoPageForAMoment_AreNotStripped()
    {
        _fleet.Join("a b", "zone=2").Compile();
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("a:2 b:2 c:2 d:2 e:2", _fleet.Join("a b", "zone=1").Settle().Copies);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(1_000)]
    public void LabelIsTakenFromAllClusters_OneWriteAfterTheOther_RemovesNothing(int milliseconds)
    {
        foreach (var cluster in (string[])["a", "b", "c", "d", "e"])
        {
            _fleet.Join(cluster, "").Compile();
            _fleet.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.Equal("a:2 b:2 c:2 d:2 e:2", _fleet.Settle().Copies);
        Assert.Equal(5, _fleet.OutcomeOf("d").Removal!.Parked.Count);
    }

    [Fact]
    public void RancherFleet5406_ClusterWasAwayWhileItWasDeselectedWithOthers_KeepsItsCopies()
    {
        _fleet.Away("e").Put(BrakedFleet.Distribution("d", 2, "zone=9")).Settle();

        Assert.Equal("a:2 b:2 c:2 d:2 e:2", _fleet.Back().Settle().Copies);
    }

    [Fact]
    public void EnhancementsProposal100_HubIsReplacedByOneWithAnOlderStore_DistributionsItDoesNotKnowKeepTheirCopies()
    {
        _fleet.Profiles(2, "q").Put(BrakedFleet.Distribution("newer", 2, prefix: "q")).Settle();
        var older = new Distributions.Fleet();
        older.Put(SourceBuilder.Profile("p1"), SourceBuilder.Profile("p2")).Put(BrakedFleet.Distribution("d", 2));
        foreach (var cluster in (string[])["a", "b", "c", "d", "e"])
        {
            older.Join(cluster, "zone=1");
        }

        Assert.Equal("a:4 b:4 c:4 d:4 e:4", _fleet.Restart(older).Settle().Copies);
    }

    [Fact]
    public void UnknownDistribution_CreatedAgainAndDeleted_TakesItsCopiesAlong()
    {
        _fleet.Fleet.Delete("d");
        _fleet.Settle();

        _fleet.Put(new DistributionBuilder("d").WithUid("another").Deleting()).Settle();

        Assert.Equal("", _fleet.Copies);
    }

    [Fact]
    public void FinalizerIsTakenFromADistributionBeforeARestart_ItsCopiesStay()
    {
        var stored = new Distributions.Fleet();
        stored.Put(SourceBuilder.Profile("p1"), SourceBuilder.Profile("p2")).Put(BrakedFleet.Distribution("d", 2).WithFinalizers());
        stored.Join("a", "zone=1").Join("b", "zone=1");

        Assert.StartsWith("a:2 b:2", _fleet.Restart(stored).Settle().Copies, StringComparison.Ordinal);
    }
}
