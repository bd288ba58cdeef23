using System.Text;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Compilation;
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

    [Theory]
    [InlineData("missing", UnavailableReasons.SourceMissing)]
    [InlineData("deleting", UnavailableReasons.SourceDeleting)]
    [InlineData("not-served", UnavailableReasons.KindNotServed)]
    [InlineData("not-allowed", UnavailableReasons.SourceNotAllowed)]
    [InlineData("refused", UnavailableReasons.SourceNotAllowed)]
    public void Compile_SourceBecomesUnavailable_IsNotSentAndItsCopiesAreHeld(string why, string reason)
    {
        _fleet.Join("c").Join("other").Put(SourceBuilder.Profile("p"), SourceBuilder.Secret("cred"))
            .Put(new DistributionBuilder("d").To("c").OfProfiles("p").Of(KnownResources.Secret, "cred"));
        _fleet.Compile();
        switch (why)
        {
            case "missing":
                _fleet.Sources.Remove(KnownResources.Profile, "p");
                break;
            case "deleting":
                _fleet.Put(SourceBuilder.Profile("p").Deleting().WithVersion("2"));
                break;
            case "not-served":
                _fleet.Sources.NotServed.Add(KnownResources.Profile);
                break;
            case "not-allowed":
                _fleet.Sources.Allowed = new PayloadPolicy([KnownResources.Secret]);
                break;
            default:
                _fleet.Put(SourceBuilder.Profile("p", "k10-credential").WithVersion("2"));
                break;
        }

        var set = _fleet.SetOf("c");

        Assert.Equal(["/v1/Secret/cred"], set.Items.Keys);
        Assert.Equal(["d"], set.Hold);
        Assert.Empty(_fleet.SetOf("other").Hold);
        var unavailable = Assert.Single(_fleet.OutcomeOf("d").Expanded.Unavailable);
        Assert.Equal((reason, "Profile/p"), (unavailable.Reason, unavailable.Key.ToString()));
        Assert.Contains("Profile/p", unavailable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_MissingCredential_SendsTheProfileAndNamesWhatRefersToIt()
    {
        _fleet.Join("c").Put(SourceBuilder.Profile("p", "cred")).Put(new DistributionBuilder("d").To("c").OfProfiles("p"));

        Assert.Equal([ProfileKey + "p"], _fleet.KeysOf("c"));
        var unavailable = Assert.Single(_fleet.OutcomeOf("d").Expanded.Unavailable);
        Assert.Equal(("Secret/cred", "Profile/p"), (unavailable.Key.ToString(), unavailable.NeededBy.ToString()));
    }

    [Fact]
    public void Compile_PolicyWithPresetAndProfiles_SendsAllThatTheyNeed()
    {
        _fleet.Join("c")
            .Put(new SourceBuilder(KnownResources.Policy, "nightly").WithSpec(
                """{"presetRef":{"name":"gold","namespace":"kasten-io-mc"},"actions":[{"exportParameters":{"profile":{"name":"p","namespace":"kasten-io-mc"}}}]}"""))
            .Put(new SourceBuilder(KnownResources.PolicyPreset, "gold").WithSpec("""{"backup":{"profile":{"name":"q","namespace":"kasten-io-mc"}}}"""))
            .Put(SourceBuilder.Profile("p", "cred-p"), SourceBuilder.Profile("q", "cred-q"), SourceBuilder.Secret("cred-p"), SourceBuilder.Secret("cred-q"))
            .Put(new DistributionBuilder("d").To("c").Of(KnownResources.Policy, "nightly"));

        Assert.Equal(
            ["Secret/cred-p", "Secret/cred-q", "Policy/nightly", "PolicyPreset/gold", "Profile/p", "Profile/q"],
            _fleet.KeysOf("c").Select(key => string.Join('/', key.Split('/')[^2..])));
    }

    [Fact]
    public void Compile_ReferencesInACircle_EndAllTheSame()
    {
        _fleet.Join("c")
            .Put(new SourceBuilder(KnownResources.PolicyPreset, "a").WithSpec("""{"x":{"profile":{"name":"p","namespace":"kasten-io-mc"}}}"""))
            .Put(SourceBuilder.Profile("p"))
            .Put(new DistributionBuilder("d").To("c").Of(KnownResources.PolicyPreset, "a").OfProfiles("p"));

        Assert.Equal(2, _fleet.KeysOf("c").Length);
    }

    [Fact]
    public void Compile_PausedDistribution_MarksItsItemsAndHoldsItsCopiesEverywhere()
    {
        _fleet.Join("c").Join("formerly").Put(SourceBuilder.Profile("p")).Put(new DistributionBuilder("d").To("c").OfProfiles("p").Paused());

        Assert.True(ItemOf("c", "p").Paused);
        Assert.Equal(["d"], _fleet.SetOf("c").Hold);
        Assert.Equal(["d"], _fleet.SetOf("formerly").Hold);
        Assert.Empty(_fleet.KeysOf("formerly"));
    }

    [Fact]
    public void Compile_PausedOwnerBesideAnActiveOne_StaysAnOwner()
    {
        _fleet.Join("c").Put(SourceBuilder.Profile("p"))
            .Put(new DistributionBuilder("a").To("c").OfProfiles("p").Paused()).Put(new DistributionBuilder("b").To("c").OfProfiles("p"));

        Assert.Equal(["a", "b"], ItemOf("c", "p").Distributions);
        Assert.False(ItemOf("c", "p").Paused);
    }

    [Fact]
    public void Compile_DistributionBecomesInvalid_HoldsItsCopiesEverywhereAndStaysAnOwner()
    {
        _fleet.Join("c").Join("other").Put(SourceBuilder.Profile("p"))
            .Put(new DistributionBuilder("a").Where("!!").OfProfiles("p")).Put(new DistributionBuilder("b").To("c").OfProfiles("p"));

        Assert.Equal(["a", "b"], Assert.Single(_fleet.SetOf("c").Items.Values).Distributions);
        Assert.Equal(["a"], _fleet.SetOf("other").Hold);
        Assert.Empty(_fleet.KeysOf("other"));
    }

    [Fact]
    public void Compile_InvalidDistributionThatNeverDistributed_TouchesNoSet()
    {
        var before = _fleet.Join("c").SetOf("c");

        Assert.Same(before, _fleet.Put(new DistributionBuilder("d").Where("!!").OfProfiles("p").WithFinalizers()).SetOf("c"));
    }

    [Fact]
    public void Compile_DistributionWithoutFinalizer_SendsNothingYet()
    {
        _fleet.Join("c").Put(SourceBuilder.Profile("p")).Put(new DistributionBuilder("d").To("c").OfProfiles("p").WithFinalizers());

        Assert.Empty(_fleet.KeysOf("c"));
        Assert.Empty(_fleet.SetOf("c").Hold);
    }

    [Fact]
    public void Compile_DeletingDistribution_MakesItsRemovalsExplicitOnItsClusters()
    {
        _fleet.Join("c").Join("other").Put(SourceBuilder.Profile("p")).Put(new DistributionBuilder("d").To("c").OfProfiles("p").Deleting());

        Assert.Empty(_fleet.KeysOf("c"));
        Assert.Equal(["d"], _fleet.SetOf("c").Deleted);
        Assert.Empty(_fleet.SetOf("other").Deleted);
    }

    [Fact]
    public void Compile_DeletingDistributionOfAnObjectThatAnotherWants_OnlyGivesUpItsShare()
    {
        _fleet.Join("c").Put(SourceBuilder.Profile("p"))
            .Put(new DistributionBuilder("a").To("c").OfProfiles("p").Deleting()).Put(new DistributionBuilder("b").To("c").OfProfiles("p"));

        Assert.Equal(["b"], Assert.Single(_fleet.SetOf("c").Items.Values).Distributions);
    }

    [Fact]
    public void Compile_ProtectedDeletion_GoesOnDistributing()
    {
        _fleet.Join("c").Put(SourceBuilder.Profile("p"))
            .Put(new DistributionBuilder("d").To("c").OfProfiles("p").Deleting().WithAnnotation(Annotations.Protect, "true"));

        Assert.Single(_fleet.KeysOf("c"));
        Assert.Empty(_fleet.SetOf("c").Deleted);
    }

    [Fact]
    public void Compile_LeavingCluster_KeepsTheSetItHad()
    {
        _fleet.Join("c").Put(SourceBuilder.Profile("p")).Put(new DistributionBuilder("d").Where("").OfProfiles("p"));
        var last = _fleet.SetOf("c");

        _fleet.Join("c", isLeaving: true).Delete("d");

        Assert.Same(last, _fleet.SetOf("c"));
        Assert.DoesNotContain("c", _fleet.Last.ChangedClusters);
    }

    [Fact]
    public void Compile_LeavingClusterThatNeverHadASet_GetsNone() =>
        Assert.DoesNotContain("c", _fleet.Join("c", isLeaving: true).Compile().Clusters.Keys);

    [Fact]
    public void Compile_HoldAndDeletedAreSaidByTheHash()
    {
        _fleet.Join("c").Put(SourceBuilder.Profile("p"));
        var nothing = _fleet.SetOf("c").Hash;
        var deleted = _fleet.Put(new DistributionBuilder("d").To("c").OfProfiles("p").Deleting()).SetOf("c").Hash;
        var held = _fleet.Put(new DistributionBuilder("d").To("c").OfProfiles("p").Paused()).SetOf("c").Hash;

        Assert.Equal(3, new[] { nothing, deleted, held }.Distinct().Count());
        Assert.Equal(nothing, _fleet.Delete("d").SetOf("c").Hash);
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
