using Tombolo.Primary.Distributions.Removals;

namespace Tombolo.Primary.Tests.Distributions.Removals;

/// <summary>Design section 7, the brake: who loses how much without being asked, and what it takes to go on.</summary>
public sealed class RemovalBrakeTests
{
    private readonly BrakedFleet _fleet = new();

    [Theory]
    [InlineData(3, 3, true)]
    [InlineData(4, 3, true)]
    [InlineData(14, 3, true)]
    [InlineData(15, 3, false)]
    [InlineData(2, 2, false)]
    [InlineData(100, 20, false)]
    [InlineData(100, 21, true)]
    public void IsTooMuchOfADistribution_Table(int held, int lost, bool expected) => Assert.Equal(expected, RemovalLimits.IsTooMuchOfADistribution(lost, held));

    [Theory]
    [InlineData(5, 5, false)]
    [InlineData(6, 6, true)]
    [InlineData(12, 6, false)]
    [InlineData(11, 6, true)]
    public void IsTooMuchOfACluster_Table(int held, int lost, bool expected) => Assert.Equal(expected, RemovalLimits.IsTooMuchOfACluster(lost, held));

    [Fact]
    public void Deselected_OneClusterOfMany_GoesAfterAMomentOfRest()
    {
        Served("a b c d", profiles: 2);

        _fleet.Join("a", "zone=2").Compile();
        Assert.Equal("a:2 b:2 c:2 d:2", _fleet.Copies);
        Assert.True(_fleet.IsWaiting);

        _fleet.Time.Advance(RemovalLimits.Settling);
        _fleet.Compile();
        Assert.Equal("b:2 c:2 d:2", _fleet.Copies);
        Assert.False(_fleet.IsWaiting);
        Assert.Null(_fleet.Compile().OutcomeOf("d").Removal);
    }

    [Fact]
    public void Deselected_TooManyAtOnce_AreParkedUntilThisRevisionIsApproved()
    {
        Served("a b c d", profiles: 2);

        var shrunk = BrakedFleet.Distribution("d", 2, "zone=9");
        _fleet.Put(shrunk).Settle();

        Assert.Equal("a:2 b:2 c:2 d:2", _fleet.Copies);
        Assert.Equal(["d"], _fleet.SetOf("a").Parked);
        Assert.Equal(["a", "b", "c", "d"], _fleet.OutcomeOf("d").Removal!.Parked);
        Assert.Equal((8, 4), (_fleet.OutcomeOf("d").Removal!.ParkedCopies, _fleet.OutcomeOf("d").Removal!.Holders));

        _fleet.Approve(shrunk, "d").Settle();

        Assert.Equal("", _fleet.Copies);
        Assert.Empty(_fleet.SetOf("a").Parked);
        Assert.Contains("d", _fleet.SetOf("a").Deleted);
    }

    [Fact]
    public void Approval_OfAnotherRevision_DoesNotCount()
    {
        Served("a b c", profiles: 2);
        var shrunk = BrakedFleet.Distribution("d", 2, "zone=9");
        _fleet.Put(shrunk).Settle();
        var hash = _fleet.OutcomeOf("d").RevisionHash;

        _fleet.Put(BrakedFleet.Distribution("d", 1, "zone=9").WithAnnotation(Tombolo.Api.Names.Annotations.ApproveRemoval, hash)).Settle();

        Assert.NotEqual(hash, _fleet.OutcomeOf("d").RevisionHash);
        Assert.Equal("a:2 b:2 c:2", _fleet.Copies);
    }

    [Fact]
    public void Parked_AdditionsAndChangesGoOn()
    {
        Served("a b c", profiles: 2);
        _fleet.Put(BrakedFleet.Distribution("d", 2, "zone=9")).Settle();

        _fleet.Profiles(1, "q").Put(BrakedFleet.Distribution("e", 1, prefix: "q")).Settle();

        Assert.Equal("a:3 b:3 c:3", _fleet.Copies);
    }

    [Fact]
    public void Parked_SelectedAgain_NothingHappened()
    {
        Served("a b c", profiles: 2);
        _fleet.Put(BrakedFleet.Distribution("d", 2, "zone=9")).Settle();

        _fleet.Put(BrakedFleet.Distribution("d", 2)).Settle();

        Assert.Equal("a:2 b:2 c:2", _fleet.Copies);
        Assert.Null(_fleet.OutcomeOf("d").Removal);
        Assert.Empty(_fleet.SetOf("a").Hold);
    }

    [Fact]
    public void Parked_HubRestarts_StaysParked()
    {
        Served("a b c", profiles: 2);
        _fleet.Put(BrakedFleet.Distribution("d", 2, "zone=9")).Settle();
        var told = _fleet.SetOf("a").Hash;

        _fleet.Restart().Settle();

        Assert.Equal("a:2 b:2 c:2", _fleet.Copies);
        Assert.Equal(told, _fleet.SetOf("a").Hash);
    }

    [Fact]
    public void Parked_FewerAreLeftAfterARestart_StillWaitForApproval()
    {
        Served("a b c", profiles: 2);
        var shrunk = BrakedFleet.Distribution("d", 2, "zone=9");
        _fleet.Put(shrunk).Settle();

        _fleet.Fleet.Gone("a").Gone("b");
        Assert.Equal(2, _fleet.Settle().CopiesOf("c", "d"));
        Assert.Equal(2, _fleet.Restart().Settle().CopiesOf("c", "d"));

        Assert.Equal(0, _fleet.Approve(shrunk, "d").Settle().CopiesOf("c", "d"));
    }

    [Fact]
    public void HubRestarts_NothingToRemove_TellsTheSameAsBefore()
    {
        Served("a b c", profiles: 2);
        var told = _fleet.SetOf("a").Hash;

        _fleet.Restart().Compile();

        Assert.Equal(told, _fleet.SetOf("a").Hash);
        Assert.False(_fleet.IsWaiting);
    }

    [Fact]
    public void Deleted_IsExplicit_AllGoAtOnce()
    {
        Served("a b c d", profiles: 8);

        _fleet.Put(BrakedFleet.Distribution("d", 8).Deleting()).Compile();

        Assert.Equal("", _fleet.Copies);
    }

    [Fact]
    public void Deleted_WhileItsRemovalIsParked_TakesThoseAlongAndWaitsForThem()
    {
        Served("a b c", profiles: 2);
        _fleet.Put(BrakedFleet.Distribution("d", 2, "zone=9")).Settle();

        _fleet.Away("c").Put(BrakedFleet.Distribution("d", 2, "zone=9").Deleting()).Compile();

        Assert.Equal("c:2", _fleet.Copies);
        Assert.Contains("c", _fleet.OutcomeOf("d").Removal!.Open);
        Assert.Equal("", _fleet.Back().Compile().Copies);
    }

    [Fact]
    public void SourceList_ShrinksByMostOfACluster_IsParkedThere()
    {
        Served("a", profiles: 8);

        var shrunk = BrakedFleet.Distribution("d", 2);
        _fleet.Put(shrunk).Settle();
        Assert.Equal("a:8", _fleet.Copies);
        Assert.Equal(6, _fleet.OutcomeOf("d").Removal!.ParkedCopies);

        _fleet.Approve(shrunk, "d").Settle();
        Assert.Equal("a:2", _fleet.Copies);
    }

    [Fact]
    public void SourceLists_ShrinkOneAfterTheOther_CountTogether()
    {
        _fleet.Join("a").Profiles(8);
        for (var number = 1; number <= 8; number++)
        {
            _fleet.Put(new DistributionBuilder($"d{number}").Where("zone=1").OfProfiles($"p{number}"));
        }

        _fleet.Settle();
        for (var number = 1; number <= 7; number++)
        {
            _fleet.Put(new DistributionBuilder($"d{number}").Where("zone=9").OfProfiles($"p{number}")).Compile();
            _fleet.Time.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.Equal("a:8", _fleet.Settle().Copies);
    }

    [Fact]
    public void CopyOfAnother_ChangesItsOwnersOnly()
    {
        Served("a b c d", profiles: 6);
        _fleet.Put(BrakedFleet.Distribution("e", 6)).Settle();

        _fleet.Put(BrakedFleet.Distribution("d", 6, "zone=9")).Settle();

        Assert.Equal("a:6 b:6 c:6 d:6", _fleet.Copies);
        Assert.Equal((0, 6), (_fleet.CopiesOf("a", "d"), _fleet.CopiesOf("a", "e")));
        Assert.Null(_fleet.OutcomeOf("d").Removal);
    }

    [Fact]
    public void LeavingCluster_IsToldNothingElse()
    {
        Served("a b c", profiles: 2);
        _fleet.Put(BrakedFleet.Distribution("d", 2, "zone=9")).Settle();
        var told = _fleet.SetOf("a");

        _fleet.Leave("a").Settle();

        Assert.Same(told, _fleet.SetOf("a"));
        Assert.Equal("a:2 b:2 c:2", _fleet.Copies);
    }

    [Fact]
    public void GoneCluster_DoesNotCount()
    {
        Served("a b c d e", profiles: 2);

        _fleet.Fleet.Gone("a").Gone("b").Gone("c");

        Assert.Null(_fleet.Settle().OutcomeOf("d").Removal);
    }

    [Fact]
    public void Told_SequencesGrowAndUnchangedSetsAreTheSame()
    {
        Served("a b c d", profiles: 2);
        long last = 0;
        void IsAbove(string what)
        {
            Assert.True(_fleet.SetOf("a").Sequence > last, what);
            last = _fleet.SetOf("a").Sequence;
        }

        IsAbove("first");
        Assert.Same(_fleet.SetOf("a"), _fleet.SetOf("b"));
        _fleet.Put(BrakedFleet.Distribution("d", 2, "zone=9")).Compile();
        IsAbove("parked");
        Assert.Same(_fleet.SetOf("a"), _fleet.SetOf("b"));
        Assert.Same(_fleet.SetOf("a"), _fleet.Compile().SetOf("a"));
        _fleet.Put(BrakedFleet.Distribution("d", 2)).Compile();
        IsAbove("selected again");
        Assert.Empty(_fleet.Compile().Told.ChangedClusters);
    }

    private void Served(string clusters, int profiles) =>
        Assert.Equal(
            string.Join(' ', clusters.Split(' ').Select(cluster => $"{cluster}:{profiles}")),
            _fleet.Join(clusters).Profiles(profiles).Put(BrakedFleet.Distribution("d", profiles)).Settle().Copies);
}
