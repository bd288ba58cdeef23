using Tombolo.Protocol.Payloads;
using Tombolo.Testing.Time;

namespace Tombolo.Server.Tests.Connections;

/// <summary>Two servers with one identity, as when a cluster was cloned (design section 5).</summary>
public sealed class DuplicateIdentityTests
{
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoServers_ConnectInTurn_AreToldAndKeepEverythingUntilOneIsAlone()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        var (member, key) = hub.Join("shop-lyon");
        hub.Sets.Put("shop-lyon", ("a", "1"), ("b", "1"));
        await using var original = new InProcessMember(hub, member, key, instance: "original");
        await _time.UntilAsync(() => original.Value("a") == "1");
        Assert.DoesNotContain(CheckpointPayload.Everything, original.Desired!.Hold);

        await using (var clone = new InProcessMember(hub, member, key, instance: "clone"))
        {
            await _time.UntilAsync(() => hub.Duplicates.Contains(member.Id));
            Assert.True(hub.Hub.Presence.Find(member.Id)!.IsDuplicated);
            await _time.UntilAsync(() => original.Monitor.Status.Problem?.Contains("DuplicateIdentity", StringComparison.Ordinal) == true);
            await _time.UntilAsync(() => clone.Monitor.Status.Problem?.Contains("DuplicateIdentity", StringComparison.Ordinal) == true);

            // What is to go is held on both, even of Distributions that are being deleted.
            hub.Sets.Put("shop-lyon", ("a", "2"));
            await _time.UntilAsync(() => original.Value("a") == "2" && clone.Value("a") == "2");
            Assert.All([original, clone], one =>
            {
                Assert.Contains(CheckpointPayload.Everything, one.Desired!.Hold);
                Assert.Empty(one.Desired.Deleted);
            });
        }

        await _time.UntilAsync(() => original.Monitor.Status.IsConnected && hub.Hub.Sessions.FindLive(member.Id)?.Instance == "original");
        await _time.PassAsync(TimeSpan.FromMinutes(4));
        Assert.True(hub.Duplicates.Contains(member.Id));
        await _time.PassAsync(TimeSpan.FromMinutes(2));
        Assert.False(hub.Duplicates.Contains(member.Id));
        await _time.UntilAsync(() => !hub.Hub.Presence.Find(member.Id)!.IsDuplicated && !original.Desired!.Hold.Contains(CheckpointPayload.Everything));
        Assert.Equal(["gone-for-good"], original.Desired!.Deleted);
    }

    [Fact]
    public async Task OneServer_RestartsAgainAndAgain_IsNoDuplicate()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        var (member, key) = hub.Join("shop-lyon");
        for (var restart = 0; restart < 8; restart++)
        {
            hub.Sets.Put("shop-lyon", ("a", $"{restart}"));
            await using var process = new InProcessMember(hub, member, key);
            await _time.UntilAsync(() => process.Value("a") == $"{restart}");
            Assert.False(hub.Duplicates.Contains(member.Id));
        }
    }

    [Fact]
    public async Task Hub_Restarts_RemembersWhatTheClusterSaysUntilItWatchedLongEnough()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        hub.WasDuplicated = _ => true;
        var (member, key) = hub.Join("shop-lyon");
        hub.Sets.Put("shop-lyon", ("a", "1"));
        await using var only = new InProcessMember(hub, member, key);
        await _time.UntilAsync(() => only.Value("a") == "1");
        Assert.Contains(CheckpointPayload.Everything, only.Desired!.Hold);
        await _time.PassAsync(TimeSpan.FromMinutes(5));
        await _time.UntilAsync(() => !only.Desired!.Hold.Contains(CheckpointPayload.Everything));
    }
}
