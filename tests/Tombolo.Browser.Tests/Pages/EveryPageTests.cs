using Microsoft.Playwright;
using Tombolo.Browser.Tests.Accessibility;
using Tombolo.Browser.Tests.Browsers;
using Tombolo.Browser.Tests.People;
using Tombolo.Browser.Tests.Screenshots;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using static Microsoft.Playwright.Assertions;

namespace Tombolo.Browser.Tests.Pages;

/// <summary>Every page of a primary with a member, in both themes and on three sizes of screen: it shows within its bounds, breaks no rule of accessibility, and leaves a picture.</summary>
public sealed class EveryPageTests(ControlPlanePool pool, Chromium chromium)
{
    // The address behind '#', and the heading that tells that the page is there.
    private static readonly (string Address, string Heading)[] Pages =
    [
        ("/multicluster/clusters", "Clusters"),
        ("/multicluster/clusters/shop-lyon", "shop-lyon"),
        ("/multicluster/policies", "Global Policies"),
        ("/multicluster/policies?new", "New global policy"),
        ("/multicluster/profiles/location", "Location Profiles"),
        ("/multicluster/profiles/location?new", "New location profile"),
        ("/multicluster/profiles/infrastructure", "Infrastructure Profiles"),
        ("/multicluster/permissions", "User Permissions"),
        ("/multicluster/permissions?new", "New K10 Cluster Role Binding"),
        ("/multicluster/distributions", "Distributions"),
        ("/multicluster/distributions?new", "New Distribution"),
        ("/multicluster/distributions/baseline", "baseline"),
        ("/cluster/shop-lyon/features", "shop-lyon"),
        ("/multicluster/nodes", "Nodes"),
        ("/multicluster/join-tokens", "Join Tokens"),
        ("/multicluster", "Multi-Cluster"),
        ("/features", "Feature Toggles"),
        ("/profiles", "Profiles"),
        ("/policies", "Policies"),
        ("/docs", "Documentation"),
        ("/clusters", "Clusters"),
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryPage_InBothThemesAndSizes_ShowsAndIsAccessible()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.DistributeAsync(Cancelled);
        var token = await ServiceAccountTokens.CreateAsync(fleet.Primary.Plane, "anna", "cluster-admin", Cancelled);

        List<string> faults = [];
        foreach (var (look, options) in new[]
        {
            ("light", new BrowserWindowOptions()),
            ("dark", new BrowserWindowOptions { Dark = true }),
            ("wide", new BrowserWindowOptions { Width = 1440 }),
            ("small", new BrowserWindowOptions { Width = 400, Height = 800 }),
        })
        {
            await using var window = await chromium.OpenAsync(options);
            await window.Page.AddAxeAsync();
            await window.Page.SignInAsync(fleet.Primary.Server.PublicUrl, token);
            foreach (var (address, heading) in Pages)
            {
                await LookAsync(window.Page, fleet.Primary.Server.PublicUrl, address, heading, look);
                faults.AddRange((await window.Page.FindViolationsAsync()).Concat(await window.Page.FindOverflowAsync()).Select(violation => $"{look} {address}: {violation}"));
            }

            faults.AddRange(window.Faults);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task LookAsync(IPage page, string server, string address, string heading, string look)
    {
        await page.GotoAsync($"{server}/#{address}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await page.ShootAsync($"pages/{look}{address.Replace('/', '-').Replace('?', '-')}");
    }
}
