using System.Text.Json;
using Tombolo.Api.Clusters;
using Tombolo.Api.Distributions;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Removals;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Status;
using Tombolo.Primary.Tests.Distributions;
using Tombolo.Primary.Tests.Distributions.Removals;
using Tombolo.Protocol.Payloads;

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
    public void RancherFleet3482_TenThousandClustersFail_StatusStaysSmallAndSaysWhatItLeavesOut()
    {
        const int Clusters = 10_000;
        var name = new string('c', 58);
        var results = Enumerable.Range(0, Clusters).Select(number => KeyValuePair.Create(
            $"{name}{number:00000}", new TargetState(TargetStates.Failed, "Profile/" + new string('p', 200), "Refused", new string('\u00e9', 10_000)))).ToList();
        var stored = new DistributionBuilder("d").Where("").OfProfiles("p").BuildObject();
        var targets = TargetsView.Empty with { Summary = new TargetSummary { Total = Clusters, Failed = Clusters, Text = "0/10000" }, Worst = [.. results.Take(10)] };

        var status = DistributionStatusCalculator.Compute(new DistributionStatusInput(stored, null, targets, DateTimeOffset.UnixEpoch));

        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(status, ApiJsonContext.Default.DistributionStatus).Length, 1, StatusLimits.MostBytes);
        Assert.Contains("more characters)", status.WorstTargets![0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RancherFleet3482_ThousandDistributionsFailOnACluster_ItsStatusStaysSmallAndSaysWhatItLeavesOut()
    {
        var names = Enumerable.Range(0, 1_000).Select(number => $"{new string('d', 59)}{number:0000}").ToArray();
        var set = new BrakedFleet().Join("a").Profiles(1).Put(BrakedFleet.Distribution("d", 1)).Compile().SetOf("a") with { Unknown = names, Hold = names, Parked = names };
        HeldDistribution[] holds = [.. names.Select(name => new HeldDistribution { Name = name, Copies = 1_000, Parked = true })];
        var failing = Enumerable.Range(0, 1_000).Select(number => new ItemResult($"/v1/ConfigMap/{new string('m', 249)}{number:0000}", "etag", "Failed", "Refused", new string('\u00e9', 100_000)));
        var acknowledged = new Tombolo.Protocol.Payloads.Revision(1, 1, "another");

        var status = ClusterStatusCalculator.Calculate(
            new ClusterStatus { Id = "id", Holds = holds }, "Connected", null, acknowledged, [.. failing], set, 1, DateTimeOffset.UnixEpoch);

        Assert.Equal(ClusterStatusCalculator.ExceptionLimit, status.Exceptions!.Count);
        Assert.Contains("more characters)", status.Exceptions[0].Message, StringComparison.Ordinal);
        Assert.Contains("more characters)", status.Conditions!.Single(condition => condition.Type == "RemovalParked").Message, StringComparison.Ordinal);

        // An object of etcd holds 1.5 MiB.
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(status, ApiJsonContext.Default.ClusterStatus).Length, 1, 128 * 1024);
    }

    [Fact]
    public void HostileMember_SaysWhatItLikes_ItsClusterStaysSmall()
    {
        var endless = new string('x', 1_000_000);
        var presence = new MemberPresence { IsConnected = true, Facts = new MemberFacts(endless, endless, 1, "kasten-io", "k10") };
        ItemResult[] results = [new(endless, "etag", endless, endless, endless), new($"g/v1/{endless}/{endless}", "etag", endless, endless, endless)];

        var status = ClusterStatusCalculator.Calculate(null, "Connected", presence, new Tombolo.Protocol.Payloads.Revision(1, 1, "hash"), results, null, 1, DateTimeOffset.UnixEpoch);

        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(status, ApiJsonContext.Default.ClusterStatus).Length, 1, 16 * 1024);
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
