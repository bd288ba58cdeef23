using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.States;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Status;
using Tombolo.Primary.Tests.Fleet;

namespace Tombolo.Primary.Tests.Hub.Status;

public sealed class DuplicateConditionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Calculate_NeverDuplicated_SaysNothing() => Assert.Null(Calculate(new ClusterStatus(), new MemberPresence { IsConnected = true }).Conditions.Find(ConditionTypes.DuplicateIdentity));

    [Fact]
    public void Calculate_HubKnowsNothingOfTheMember_LeavesWhatIsStored()
    {
        var stored = Calculate(new ClusterStatus(), new MemberPresence { IsConnected = true, IsDuplicated = true });
        Assert.Equal(stored.Conditions, Calculate(stored, presence: null).Conditions);
    }

    [Fact]
    public void Tell_TransitionsOnly_AsEventsOfTheCluster()
    {
        var events = new RecordingEvents();
        var told = new ClusterEvents(events);
        var cluster = ClusterBuilder.Member("shop-lyon", "uid") with { Status = new ClusterStatus { Id = "uid" } };
        foreach (var isDuplicated in new[] { false, true, true, false, false })
        {
            var after = Calculate(cluster.Status, new MemberPresence { IsConnected = true, IsDuplicated = isDuplicated });
            told.Tell(cluster, after);
            cluster = cluster with { Status = after };
        }

        Assert.Equal(["Warning DuplicateIdentity shop-lyon", "Normal SingleIdentity shop-lyon"], events.Recorded);
        Assert.Equal(ConditionStatus.False, cluster.Status.Conditions.Find(ConditionTypes.DuplicateIdentity)!.Status);
        Assert.Contains("tombolo-identity", events.Messages.First(), StringComparison.Ordinal);
    }

    private static ClusterStatus Calculate(ClusterStatus stored, MemberPresence? presence) =>
        ClusterStatusCalculator.Calculate(stored, ClusterStates.Connected, presence, acknowledged: null, [], set: null, generation: 1, Now);
}
