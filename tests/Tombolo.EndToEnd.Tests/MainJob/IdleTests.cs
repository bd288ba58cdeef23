using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;

namespace Tombolo.EndToEnd.Tests.MainJob;

/// <summary>Idle costs nothing: while nothing changes, nothing but the Lease is written (design section 2).</summary>
public sealed class IdleTests(ControlPlanePool pool)
{
    /// <summary>Longer than what happens by itself in a healthy fleet: pings, heartbeats, graces.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fleet_NothingChanges_WritesLeasesOnly()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.DistributeAsync(Cancelled);
        await fleet.WaitForClusterStateAsync("hub-paris", "Connected", Cancelled);

        // What follows a wave is debounced by a quarter of a second; the measured minute begins well after it.
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, Cancelled);
        var marks = fleet.Members.Select(member => member.Plane.Audit.Mark()).ToArray();
        await Task.Delay(Quiet, TimeProvider.System, Cancelled);

        foreach (var (member, mark) in fleet.Members.Zip(marks))
        {
            var writes = (await member.Plane.Audit.ReadAsync(mark, Cancelled))
                .Where(entry => entry.IsWrite && entry.UserAgent.StartsWith("tombolo", StringComparison.Ordinal))
                .ToArray();
            Assert.NotEmpty(writes);
            Assert.All(writes, entry => Assert.Equal("leases", entry.Resource));
        }
    }
}
