using Tombolo.Browser.Tests.Browsers;
using Tombolo.Browser.Tests.People;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;

namespace Tombolo.Browser.Tests.Fleets;

/// <summary>A primary <c>hub-paris</c> and its member <c>shop-lyon</c> for several tests, each with objects of its own, and who administers them.</summary>
public sealed class JoinedFleet(ControlPlanePool pool) : IAsyncLifetime
{
    private ControlPlaneLease? _lease;
    private Fleet? _fleet;
    private string? _token;

    public Fleet Fleet => _fleet!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _lease = await pool.RentAsync(2, Cancelled);
        _fleet = await Fleet.CreateAsync(_lease.Planes, new FleetOptions(), Cancelled);
        await _fleet.StartJoinedAsync(Cancelled);
        _token = await ServiceAccountTokens.CreateAsync(_fleet.Primary.Plane, "anna", "cluster-admin", Cancelled);
    }

    /// <summary>A window of the primary's pages, for its administrator.</summary>
    /// <param name="page">What stands behind <c>#</c> in the address.</param>
    public async Task<BrowserWindow> OpenAsync(Chromium chromium, string page)
    {
        var window = await chromium.OpenAsync(new BrowserWindowOptions());
        await window.Page.SignInAsync(Fleet.Primary.Server.PublicUrl, _token!, page);
        return window;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_fleet is not null)
        {
            await _fleet.DisposeAsync();
        }

        if (_lease is not null)
        {
            await _lease.DisposeAsync();
        }
    }
}
