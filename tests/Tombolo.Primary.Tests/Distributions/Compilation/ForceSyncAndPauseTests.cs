using Tombolo.Api.Names;
using Tombolo.Primary.Distributions;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Tests.Distributions.Compilation;

public class ForceSyncAndPauseTests
{
    private const string ProfileKey = "config.kio.kasten.io/v1alpha1/Profile/";

    private readonly Fleet _fleet = new Fleet().Join("a").Join("b").Put(SourceBuilder.Profile("p"), SourceBuilder.Profile("q"))
        .Put(new DistributionBuilder("d").Where("").OfProfiles("p")).Put(new DistributionBuilder("e").Where("").OfProfiles("q"));

    [Fact]
    public void Compile_ForceSyncOnADistribution_MakesEveryItemOfItANewOneOnce()
    {
        var before = _fleet.SetOf("a");

        _fleet.Put(new DistributionBuilder("d").Where("").OfProfiles("p").WithAnnotation(Annotations.ForceSync, "now"));
        var after = _fleet.SetOf("a");

        Assert.NotEqual(before.Items[ProfileKey + "p"].Etag, after.Items[ProfileKey + "p"].Etag);
        Assert.Same(before.Items[ProfileKey + "q"], after.Items[ProfileKey + "q"]);
        Assert.Equal(["d"], _fleet.Last.ChangedDistributions);
        Assert.Same(after, _fleet.SetOf("a"));
        Assert.Same(after, _fleet.SetOf("b"));
    }

    [Fact]
    public void Compile_ForceSyncOnACluster_MakesEveryItemThereANewOne()
    {
        var before = _fleet.SetOf("a");

        _fleet.Join(Fleet.MemberNamed("a") with { ForceSync = "now" });

        Assert.All(_fleet.SetOf("a").Items.Values, item => Assert.NotEqual(before.Items[item.Key].Etag, item.Etag));
        Assert.Same(before, _fleet.SetOf("b"));
    }

    [Fact]
    public void Compile_PausedCluster_ChangesNothingThere()
    {
        var before = _fleet.SetOf("a");

        Pause("a");
        var paused = _fleet.SetOf("a");

        Assert.All(paused.Items.Values, item => Assert.True(ItemOf(item).Paused));
        Assert.Equal("d e|", Removals(paused));
        Assert.All(_fleet.SetOf("b").Items.Values, item => Assert.False(ItemOf(item).Paused));

        _fleet.Join("a");

        Assert.Equal(before.Hash, _fleet.SetOf("a").Hash);
    }

    [Fact]
    public void Compile_DistributionDeletedWhileAClusterIsPaused_KeepsItsCopiesThere()
    {
        Pause("a");
        _fleet.Put(new DistributionBuilder("d").Where("").OfProfiles("p").Deleting());

        Assert.Equal("d e|", Removals(_fleet.SetOf("a")));
        Assert.Equal("|d", Removals(_fleet.SetOf("b")));
    }

    [Fact]
    public void Compile_PausedClusterThatIsNotSelectedAnyMore_KeepsItsCopies()
    {
        Pause("a");
        _fleet.Put(new DistributionBuilder("d").To("b").OfProfiles("p"));

        Assert.Equal(["d", "e"], _fleet.SetOf("a").Hold);
    }

    private static string Removals(DesiredSet set) => $"{string.Join(' ', set.Hold)}|{string.Join(' ', set.Deleted)}";

    private void Pause(string name) => _fleet.Join(Fleet.MemberNamed(name) with { IsPaused = true, PauseReason = "moving house" });

    private static DesiredItem ItemOf(CompiledItem item)
    {
        Assert.True(DesiredItemReader.TryRead(item.Payload, out var read));
        return read;
    }
}
