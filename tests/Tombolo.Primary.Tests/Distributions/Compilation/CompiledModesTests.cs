using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Tests.Distributions.Compilation;

public class CompiledModesTests
{
    private const string ProfileKey = "config.kio.kasten.io/v1alpha1/Profile/";

    private readonly Fleet _fleet = new();

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

    private DesiredItem ItemOf(string cluster, string profile)
    {
        Assert.True(DesiredItemReader.TryRead(_fleet.SetOf(cluster).Items[ProfileKey + profile].Payload, out var item));
        return item;
    }
}
