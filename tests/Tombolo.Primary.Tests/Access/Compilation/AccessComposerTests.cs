using Tombolo.Primary.Tests.Distributions;

namespace Tombolo.Primary.Tests.Access.Compilation;

public sealed class AccessComposerTests
{
    [Fact]
    public void Compose_Set_HoldsWhatIsDistributedAndWhatIsBound()
    {
        var fleet = new AccessFleet().Join("lyon").BindUsers("ops", "", "alice");
        fleet.Distributions.Put(SourceBuilder.Profile("s3")).Put(new DistributionBuilder("baseline").Where("").OfProfiles("s3"));

        var set = fleet.SetOf("lyon");

        Assert.Equal(["ClusterRoleBinding", "Profile"], set.Items.Keys.Select(key => key.Split('/')[^2]).Order(StringComparer.Ordinal));
        Assert.NotEqual(fleet.Distributions.Last.Clusters["lyon"].Set.Digest, set.Digest);
    }

    [Fact]
    public void Compose_ClustersAlike_ShareOneSetAndThePrimaryHasItsOwn()
    {
        var fleet = new AccessFleet().Join("hub").Join("lyon").Join("porto").BindUsers("ops", "", "alice");

        var clusters = fleet.Compile().Clusters;

        Assert.Same(clusters["lyon"].Set, clusters["porto"].Set);
        Assert.NotEqual(clusters["hub"].Set.Digest, clusters["lyon"].Set.Digest);
    }

    [Fact]
    public void Compose_NothingChanged_ChangesNoCluster()
    {
        var fleet = new AccessFleet().Join("lyon").BindUsers("ops", "", "alice");
        var first = fleet.Compile();
        var second = fleet.Compile();

        Assert.Equal(["lyon"], first.ChangedClusters);
        Assert.False(second.ChangedAnything);
        Assert.Same(first.Clusters["lyon"].Set, second.Clusters["lyon"].Set);
    }

    [Fact]
    public void Compose_SequencesOfSets_GrowWithBothKindsOfChanges()
    {
        var fleet = new AccessFleet().Join("lyon").BindUsers("ops", "", "alice");
        var bound = fleet.SetOf("lyon").Sequence;

        fleet.Distributions.Put(SourceBuilder.Profile("s3")).Put(new DistributionBuilder("baseline").Where("").OfProfiles("s3"));
        var distributed = fleet.SetOf("lyon").Sequence;
        var rebound = fleet.BindUsers("ops", "", "bob").SetOf("lyon").Sequence;

        Assert.True(bound < distributed && distributed < rebound);
        Assert.Equal(distributed, fleet.Last.Distributions["baseline"].ChangedAt);
        Assert.Equal(rebound, fleet.OutcomeOf("ops").ChangedAt);
    }

    [Fact]
    public void Compose_ClusterThatLeaves_KeepsTheLastSetItWasGiven()
    {
        var fleet = new AccessFleet().Join("lyon").BindUsers("ops", "", "alice");
        var before = fleet.SetOf("lyon");

        Assert.Same(before, fleet.Join("lyon", isLeaving: true).Unbind("ops").SetOf("lyon"));
    }
}
