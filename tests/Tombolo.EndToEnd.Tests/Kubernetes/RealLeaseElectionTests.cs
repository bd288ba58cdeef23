using Tombolo.Kubernetes.LeaderElection;
using Tombolo.Testing.ControlPlanes.Auditing;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Logging;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Kubernetes;

public sealed class RealLeaseElectionTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Election_OnARealLease_RenewsWithOneWriteAndHandsOver()
    {
        var plane = await pool.ShareAsync(Cancelled);
        using var client = plane.CreateClient("tombolo-election/0.1");
        var @namespace = await client.CreateNamespaceAsync();
        using var stopFirst = new CancellationTokenSource();
        using var stopSecond = new CancellationTokenSource();
        LeaseElection Create(string identity) => new(
            client,
            new() { Lease = new(@namespace, "hub"), Identity = identity, HolderUrl = $"http://{identity}", LeaseDuration = TimeSpan.FromSeconds(5), RenewInterval = TimeSpan.FromSeconds(1) },
            TimeProvider.System,
            new RecordingLogger<LeaseElection>());
        var first = Create("first");
        var second = Create("second");

        var firstRun = first.RunAsync((_, over) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, over), stopFirst.Token);
        await Eventually.TrueAsync(() => first.CurrentTerm is not null);
        var secondRun = second.RunAsync((_, over) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, over), stopSecond.Token);
        await Eventually.TrueAsync(() => second.Holder?.Identity == "first");
        var mark = plane.Audit.Mark();
        for (var renewal = 0; renewal < 3; renewal++)
        {
            mark = await NextRenewalAsync(plane.Audit, mark, @namespace);
        }

        Assert.Equal(1, first.CurrentTerm!.Epoch);
        Assert.Equal(new("first", "http://first", 1), second.Holder);

        await stopFirst.CancelAsync();
        await firstRun;
        await Eventually.TrueAsync(() => second.CurrentTerm is not null);
        Assert.Equal(2, second.CurrentTerm!.Epoch);
        await stopSecond.CancelAsync();
        await secondRun;

        var entries = (await plane.Audit.ReadAsync(cancellationToken: Cancelled)).Where(entry => entry.Namespace == @namespace && entry.Resource == "leases").ToArray();
        Assert.All(entries, entry => Assert.InRange(entry.Code, 200, 404));
        Assert.Equal(["create"], entries.Where(entry => entry.IsWrite).Select(entry => entry.Verb).Where(verb => verb != "patch"));
        // What waits reads a few times at the hand-over, and watches otherwise.
        Assert.InRange(entries.Count(entry => entry.Verb == "get"), 2, 6);
    }

    private static async Task<AuditMark> NextRenewalAsync(AuditLog audit, AuditMark since, string @namespace)
    {
        await audit.WaitForAsync(entry => entry.Namespace == @namespace && entry.Verb == "patch", since, TimeSpan.FromSeconds(30), Cancelled);
        return audit.Mark();
    }
}
