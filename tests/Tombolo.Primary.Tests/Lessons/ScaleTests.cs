using System.Text.Json;
using Tombolo.Api.Serialization;
using Tombolo.Primary.Distributions.Removals;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Primary.Tests.Distributions.Removals;

namespace Tombolo.Primary.Tests.Lessons;

/// <summary>What grows with a fleet in comparable systems and must not; each name is the public thread.</summary>
public sealed class ScaleTests
{
    [Fact]
    public void RancherFleet3482_RemovalsOfThousandsOfClustersAreParked_StatusStaysSmall()
    {
        var fleet = new BrakedFleet().Join(string.Join(' ', Enumerable.Range(0, 5_000).Select(number => $"cluster-{number}"))).Profiles(2).Put(BrakedFleet.Distribution("d", 2)).Settle();
        fleet.Put(BrakedFleet.Distribution("d", 2, "zone=9")).Settle();

        var stored = BrakedFleet.Distribution("d", 2, "zone=9").BuildObject();
        var status = DistributionStatusCalculator.Compute(new DistributionStatusInput(stored, fleet.OutcomeOf("d"), TargetsView.Empty, fleet.Time.GetUtcNow()));

        Assert.Equal(5_000, fleet.OutcomeOf("d").Removal!.Parked.Count);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(status, ApiJsonContext.Default.DistributionStatus).Length, 1, 8_192);
        Assert.Contains("from 5000 of the 5000 clusters", status.Conditions!.Single(condition => condition.Type == "RemovalParked").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RancherFleet3482_ThousandDistributionsOnACluster_ItsStatusNamesEachOnce()
    {
        var fleet = new BrakedFleet().Join("a").Profiles(1);
        for (var number = 0; number < 1_000; number++)
        {
            fleet.Put(BrakedFleet.Distribution($"distribution-{number:0000}", 1));
        }

        var holds = HeldCopies.Acknowledge(null, fleet.Compile().SetOf("a"));

        Assert.Equal(1_000, holds.Count);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(new Tombolo.Api.Clusters.ClusterStatus { Holds = holds }, ApiJsonContext.Default.ClusterStatus).Length, 1, 64 * 1024);
    }

    [Fact]
    public void ArgoCd21213_ClustersComeAndGo_NothingOfThemIsLeft()
    {
        var fleet = new BrakedFleet().Profiles(1).Put(BrakedFleet.Distribution("d", 1));
        for (var round = 0; round < 50; round++)
        {
            fleet.Join($"cluster-{round}").Compile();
            fleet.Fleet.Gone($"cluster-{round}");
            fleet.Compile();
        }

        Assert.Empty(fleet.Told.Clusters);
        Assert.False(fleet.IsWaiting);
    }
}
