using Tombolo.LocalKube.Audit;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization;

namespace Tombolo.LocalKube.Tests.Audit;

public sealed class AuditTrailTests
{
    private readonly AuditTrail _trail = new(3);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Record_MoreThanIsKept_ForgetsTheOldest()
    {
        for (var i = 1; i <= 5; i++)
        {
            Record($"x{i}");
        }

        Assert.Equal(5, _trail.Count);
        Assert.Equal(["x3", "x4", "x5"], _trail.Read().Select(entry => entry.Name));
        Assert.Equal(["x5"], _trail.Read(after: 4).Select(entry => entry.Name));
    }

    [Fact]
    public async Task WaitForAsync_ComesLater_IsFound()
    {
        Record("old");
        var waiting = _trail.WaitForAsync(entry => entry.Name is "old" or "new", after: 1, Cancelled);
        Record("other");
        Assert.False(waiting.IsCompleted);

        Record("new");

        var found = await waiting;
        Assert.Equal(("new", "alice", "patch", true, 3), (found.Name, found.User, found.Verb, found.IsWrite, found.Number));
    }

    [Fact]
    public void Record_CapacityZero_OnlyCounts()
    {
        var trail = new AuditTrail(0);
        ((IRequestAudit)trail).Record(Request("x"));

        Assert.Equal(1, trail.Count);
        Assert.Empty(trail.Read());
    }

    private static AuditRecord Request(string name) => new(
        default, new UserInfo("alice", []), "agent/1", new RequestAttributes { IsResourceRequest = true, Verb = "patch", Resource = "secrets", Name = name }, 200);

    private void Record(string name) => ((IRequestAudit)_trail).Record(Request(name));
}
