using Tombolo.Testing.ControlPlanes.Pooling;

namespace Tombolo.EndToEnd.Tests.ControlPlanes;

public sealed class ControlPlanePoolTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RentAsync_Two_GivesDifferentOnesThatNobodyShares()
    {
        var shared = await pool.ShareAsync(Cancelled);
        await using var lease = await pool.RentAsync(2, Cancelled);

        Assert.Equal(3, new[] { shared.Url, lease[0].Url, lease[1].Url }.Distinct().Count());
    }

    [Fact]
    public async Task RentAsync_AfterReturn_GivesNoTraceOfTheOneBefore()
    {
        for (var renter = 0; renter < 3; renter++)
        {
            await using var lease = await pool.RentAsync(pool.MostRentable, Cancelled);
            await Task.WhenAll(lease.Planes.Select(plane =>
                plane.Kubectl.RequireAsync(["create", "namespace", "mine"], cancellationToken: Cancelled)));
        }
    }

    [Fact]
    public async Task RentAsync_MoreThanThereAre_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => pool.RentAsync(pool.MostRentable + 1, Cancelled));

    [Fact]
    public async Task ShareAsync_Twice_IsTheSame() =>
        Assert.Same(await pool.ShareAsync(Cancelled), await pool.ShareAsync(Cancelled));
}
