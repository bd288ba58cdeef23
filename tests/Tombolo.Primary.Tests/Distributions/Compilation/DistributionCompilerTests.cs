using System.Text;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Tests.Distributions.Compilation;

public class DistributionCompilerTests
{
    private const string ProfileKey = "config.kio.kasten.io/v1alpha1/Profile/";

    private readonly Fleet _fleet = new();

    [Fact]
    public void Compile_ProfileWithCredential_SendsBothToItsCluster()
    {
        _fleet.Join("c").Put(SourceBuilder.Profile("s3", "cred"), SourceBuilder.Secret("cred"))
            .Put(new DistributionBuilder("d").To("c").OfProfiles("s3"));

        var items = _fleet.SetOf("c").Items;

        Assert.Equal(["/v1/Secret/cred", ProfileKey + "s3"], items.Keys);
        Assert.True(items["/v1/Secret/cred"].Sealed);
        Assert.False(items[ProfileKey + "s3"].Sealed);
        Assert.All(items.Values, item => Assert.Equal(["d"], item.Distributions));
        var profile = ItemOf("c", "s3");
        Assert.Equal(
            ("config.kio.kasten.io/v1alpha1", "Profile", "s3", "kasten-io", "uid-of-s3", "AdoptIfEqual", "Revert", "Delete"),
            (profile.ApiVersion, profile.Kind, profile.Name, profile.Namespace, profile.SourceUid, profile.ConflictPolicy, profile.DriftPolicy, profile.DeletionPolicy));
    }

    [Fact]
    public void Compile_PolicyWithReceiveString_IsSealed()
    {
        _fleet.Join("c")
            .Put(new SourceBuilder(KnownResources.Policy, "import").WithSpec("""{"actions":[{"action":"import","importParameters":{"receiveString":"x"}}]}"""))
            .Put(new DistributionBuilder("d").To("c").Of(KnownResources.Policy, "import"));

        Assert.True(Assert.Single(_fleet.SetOf("c").Items.Values).Sealed);
    }

    [Theory]
    [InlineData("name:a", "a")]
    [InlineData("name:a,name:b", "a,b")]
    [InlineData("selector:zone=1", "a,b")]
    [InlineData("selector:", "a,b,c")]
    [InlineData("name:c,selector:zone=1", "a,b,c")]
    [InlineData("name:a,selector:zone=1", "a,b")]
    [InlineData("selector:zone=1,selector:zone=2", "a,b,c")]
    [InlineData("selector:zone=9", "")]
    [InlineData("", "")]
    [InlineData("name:leaving,selector:", "a,b,c")]
    public void Compile_Selection_IsTheUnionOfNamesAndSelectors(string entries, string expected)
    {
        _fleet.Join("a", "zone=1").Join("b", "zone=1").Join("c", "zone=2").Join("leaving", "zone=1", isLeaving: true).Put(SourceBuilder.Profile("p"));
        var distribution = new DistributionBuilder("d").OfProfiles("p");
        foreach (var entry in entries.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split(':')))
        {
            _ = entry[0] == "name" ? distribution.To(entry[1]) : distribution.Where(entry[1]);
        }

        var compilation = _fleet.Put(distribution).Compile();

        Assert.Equal(expected, string.Join(',', compilation.Clusters.Where(cluster => cluster.Value.Set.Items.Count > 0).Select(cluster => cluster.Key).Order()));
        Assert.Equal(expected, string.Join(',', compilation.Distributions["d"].Targets.Names));
    }

    [Fact]
    public void Compile_ClusterNamedBeforeItExists_WaitsForIt()
    {
        _fleet.Join("here").Put(SourceBuilder.Profile("p")).Put(new DistributionBuilder("d").To("here", "later").OfProfiles("p"));

        Assert.Equal(["later"], _fleet.OutcomeOf("d").Targets.UnknownClusters);
        Assert.Single(_fleet.KeysOf("here"));

        _fleet.Join("later");

        Assert.Empty(_fleet.OutcomeOf("d").Targets.UnknownClusters);
        Assert.Single(_fleet.KeysOf("later"));
    }

    [Fact]
    public void Compile_ClusterOutsideOfEveryDistribution_IsToHoldNothing() =>
        Assert.Empty(_fleet.Join("idle").SetOf("idle").Items);

    [Fact]
    public void Compile_UnknownCluster_HasNoSet() =>
        Assert.DoesNotContain("nobody", _fleet.Join("somebody").Compile().Clusters.Keys);

    [Fact]
    public void Compile_TwoDistributionsOfOneObject_SendItOnceWithBothOwners()
    {
        _fleet.Join("both").Join("one").Put(SourceBuilder.Profile("p"))
            .Put(new DistributionBuilder("b").To("both").OfProfiles("p"))
            .Put(new DistributionBuilder("a").To("both", "one").OfProfiles("p"));

        Assert.Equal(["a", "b"], Assert.Single(_fleet.SetOf("both").Items.Values).Distributions);
        Assert.Equal(["a"], Assert.Single(_fleet.SetOf("one").Items.Values).Distributions);
        Assert.Equal(["a", "b"], ItemOf("both", "p").Distributions);
    }

    [Fact]
    public void Compile_OverlappingDistributions_FirstNameDecidesThePolicies()
    {
        _fleet.Join("c").Put(SourceBuilder.Profile("p"))
            .Put(new DistributionBuilder("b").To("c").OfProfiles("p").With("driftPolicy", "Revert"))
            .Put(new DistributionBuilder("a").To("c").OfProfiles("p").With("driftPolicy", "Report"));

        Assert.Equal("Report", ItemOf("c", "p").DriftPolicy);
    }

    [Fact]
    public void Compile_ObjectLeavesWithTheLastDistributionThatWantsIt()
    {
        _fleet.Join("c").Put(SourceBuilder.Profile("p"))
            .Put(new DistributionBuilder("a").To("c").OfProfiles("p")).Put(new DistributionBuilder("b").To("c").OfProfiles("p"));

        Assert.Single(_fleet.KeysOf("c"));
        Assert.Single(_fleet.Delete("a").KeysOf("c"));
        Assert.Empty(_fleet.Delete("b").KeysOf("c"));
    }

    [Fact]
    public void Compile_DifferentK10Namespaces_GetTheirOwnBytes()
    {
        _fleet.Join("x").Join("y", k10Namespace: "backup").Put(SourceBuilder.Profile("p", "cred"), SourceBuilder.Secret("cred"))
            .Put(new DistributionBuilder("d").Where("").OfProfiles("p"));

        Assert.Contains("\"name\":\"cred\",\"namespace\":\"kasten-io\"", PayloadOf("x", "p"), StringComparison.Ordinal);
        Assert.Contains("\"name\":\"cred\",\"namespace\":\"backup\"", PayloadOf("y", "p"), StringComparison.Ordinal);
        Assert.DoesNotContain(WellKnownNamespaces.MultiCluster, PayloadOf("y", "p"), StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_ClustersThatHoldTheSame_ShareOneSet()
    {
        _fleet.Join("a").Join("b").Join("c", "extra=1").Put(SourceBuilder.Profile("p"), SourceBuilder.Profile("q"))
            .Put(new DistributionBuilder("d").Where("").OfProfiles("p"))
            .Put(new DistributionBuilder("e").Where("extra=1").OfProfiles("q"));

        Assert.Same(_fleet.SetOf("a"), _fleet.SetOf("b"));
        Assert.NotSame(_fleet.SetOf("a"), _fleet.SetOf("c"));
        Assert.Same(_fleet.SetOf("a").Items[ProfileKey + "p"], _fleet.SetOf("c").Items[ProfileKey + "p"]);
    }

    [Fact]
    public void Compile_OneChangedSource_EncodesOneItemAgain()
    {
        _fleet.Join("a").Join("b").Put(SourceBuilder.Profile("p"), SourceBuilder.Profile("q"), SourceBuilder.Profile("r"))
            .Put(new DistributionBuilder("d").Where("").OfProfiles("p", "q", "r"));
        _fleet.Compile();
        var before = _fleet.Compiler.EncodedItems;

        _fleet.Put(SourceBuilder.Profile("q").WithSpec("""{"changed":true}""").WithVersion("2")).Compile();

        Assert.Equal(before + 1, _fleet.Compiler.EncodedItems);
        Assert.Equal(3, before);
    }

    [Fact]
    public void Compile_NothingChanged_ChangesNothing()
    {
        _fleet.Join("a").Put(SourceBuilder.Profile("p")).Put(new DistributionBuilder("d").Where("").OfProfiles("p"));
        var before = _fleet.Compile();

        _fleet.Join("a").Put(new DistributionBuilder("d").Where("").OfProfiles("p").WithStatus("""{"state":"Synced"}"""));
        var after = _fleet.Compile();

        Assert.False(after.ChangedAnything);
        Assert.Same(before.Clusters["a"].Set, after.Clusters["a"].Set);
    }

    [Fact]
    public void Compile_StatusOfASourceChanged_ChangesNoSet()
    {
        _fleet.Join("a").Put(SourceBuilder.Profile("p")).Put(new DistributionBuilder("d").Where("").OfProfiles("p"));
        var before = _fleet.Compile();

        _fleet.Put(SourceBuilder.Profile("p").WithVersion("2").With("status", "{}")).Compile();

        Assert.Empty(_fleet.Last.ChangedClusters);
        Assert.Same(before.Clusters["a"].Set, _fleet.Last.Clusters["a"].Set);
        Assert.Equal(before.Distributions["d"].ChangedAt, _fleet.Last.Distributions["d"].ChangedAt);
    }

    [Fact]
    public void Compile_SetOfOneClusterChanged_OnlyItsSequenceGrows()
    {
        _fleet.Join("a", "zone=1").Join("b").Put(SourceBuilder.Profile("p"), SourceBuilder.Profile("q"))
            .Put(new DistributionBuilder("d").Where("").OfProfiles("p"));
        var first = _fleet.Compile();

        _fleet.Put(new DistributionBuilder("e").Where("zone=1").OfProfiles("q")).Compile();

        Assert.Equal(1, first.Clusters["a"].Set.Sequence);
        Assert.Equal(["a"], _fleet.Last.ChangedClusters);
        Assert.Equal(2, _fleet.Last.Clusters["a"].Set.Sequence);
        Assert.Equal(1, _fleet.Last.Clusters["b"].Set.Sequence);
    }

    [Fact]
    public void Compile_ClusterComesToASetThatOthersHadBefore_ItsSequenceGrowsAllTheSame()
    {
        _fleet.Join("a").Join("b", "zone=1").Put(SourceBuilder.Profile("p"), SourceBuilder.Profile("q"))
            .Put(new DistributionBuilder("d").Where("").OfProfiles("p")).Put(new DistributionBuilder("e").Where("zone=1").OfProfiles("q"));
        _fleet.Compile();

        _fleet.Join("b").Compile();

        var (a, b) = (_fleet.Last.Clusters["a"].Set, _fleet.Last.Clusters["b"].Set);
        Assert.Equal((1, 2), (a.Sequence, b.Sequence));
        Assert.Equal(a.Hash, b.Hash);
    }

    [Fact]
    public void Compile_RestartedPrimary_ComputesTheSameHashes()
    {
        static Fleet Build() => new Fleet().Join("a").Join("b", "zone=1").Put(SourceBuilder.Profile("p", "cred"), SourceBuilder.Secret("cred"))
            .Put(new DistributionBuilder("d").Where("").OfProfiles("p")).Put(new DistributionBuilder("e").Where("zone=1").Of(KnownResources.Secret, "cred"));

        var (first, second) = (Build().Compile(), Build().Compile());

        Assert.Equal(first.Clusters.Select(cluster => (cluster.Key, cluster.Value.Set.Hash)), second.Clusters.Select(cluster => (cluster.Key, cluster.Value.Set.Hash)));
        Assert.Equal(first.Distributions.Values.Select(d => d.RevisionHash), second.Distributions.Values.Select(d => d.RevisionHash));
    }

    [Fact]
    public void Compile_ChangeOfOneDistribution_LeavesTheRevisionOfOthersAlone()
    {
        _fleet.Join("c").Put(SourceBuilder.Profile("p"), SourceBuilder.Profile("q"))
            .Put(new DistributionBuilder("d").To("c").OfProfiles("p")).Put(new DistributionBuilder("e").To("c").OfProfiles("q"));
        var before = _fleet.Compile();

        _fleet.Put(SourceBuilder.Profile("q").WithSpec("""{"changed":true}""").WithVersion("2")).Compile();

        Assert.Same(before.Distributions["d"], _fleet.Last.Distributions["d"]);
        Assert.NotEqual(before.Distributions["e"].RevisionHash, _fleet.Last.Distributions["e"].RevisionHash);
        Assert.Equal(2, _fleet.Last.Distributions["e"].ChangedAt);
        Assert.Equal(["e"], _fleet.Last.ChangedDistributions);
    }

    private DesiredItem ItemOf(string cluster, string profile)
    {
        Assert.True(DesiredItemReader.TryRead(_fleet.SetOf(cluster).Items[ProfileKey + profile].Payload, out var item));
        return item;
    }

    private string PayloadOf(string cluster, string profile) => Encoding.UTF8.GetString(_fleet.SetOf(cluster).Items[ProfileKey + profile].Payload.Span);
}
