using Microsoft.Playwright;
using Tombolo.Browser.Tests.Accessibility;
using Tombolo.Browser.Tests.Browsers;
using Tombolo.Browser.Tests.People;
using Tombolo.Browser.Tests.Screenshots;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using static Microsoft.Playwright.Assertions;

namespace Tombolo.Browser.Tests.States;

/// <summary>Pages with nothing to show, with the longest names, and with 500 clusters: in both themes, wide and narrow, each checked by axe and for what sticks out.</summary>
public sealed class PageStatesTests(ControlPlanePool pool, Chromium chromium)
{
    // The address behind '#', and words that tell that the state is shown.
    private static readonly (string Address, string Words)[] Empty =
    [
        ("/multicluster/clusters", "1 cluster"),
        ("/multicluster/policies", "No global policies"),
        ("/multicluster/profiles/location", "No profiles"),
        ("/multicluster/profiles/infrastructure", "No profiles"),
        ("/multicluster/distributions", "No Distributions"),
        ("/multicluster/distributions?new", "New Distribution"),
        ("/multicluster/join-tokens", "No tokens"),
        ("/multicluster", "No Global Policies"),
        ("/policies", "No policies"),
        ("/nowhere", "There is no such page"),
    ];

    private static readonly (string Address, string Words)[] Full =
    [
        ("/multicluster/clusters", "503 clusters"),
        ($"/multicluster/clusters/{LongObjects.Cluster}", LongObjects.Cluster),
        ("/multicluster/nodes", "503 clusters"),
        ("/multicluster/policies", LongObjects.Name),
        ("/multicluster/profiles/location", LongObjects.Name),
        ("/multicluster/distributions", LongObjects.Name),
        ("/multicluster/distributions?new", "New Distribution"),
        ($"/multicluster/distributions/{LongObjects.Name}", LongObjects.Name),
        ("/multicluster/permissions", LongObjects.Name),
        ("/multicluster/join-tokens", LongObjects.Name),
        ("/profiles", LongObjects.Name),
    ];

    private static readonly (string Look, BrowserWindowOptions Options)[] Looks =
    [
        ("light", new BrowserWindowOptions()),
        ("dark", new BrowserWindowOptions { Dark = true }),
        ("light-small", new BrowserWindowOptions { Width = 400, Height = 800 }),
        ("dark-small", new BrowserWindowOptions { Dark = true, Width = 400, Height = 800 }),
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_EmptyLongAndMany_ShowWithinTheirBoundsAndAreAccessible()
    {
        Assert.SkipUnless(ControlPlaneKinds.FromEnvironment() == ControlPlaneKind.Local, "is about the pages, which see no kind of API server");
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Namespace, Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Bootstrap(fleet.Primary.Server.PublicUrl), Cancelled);
        await fleet.WaitForClusterStateAsync("hub-paris", "Connected", Cancelled);
        var server = fleet.Primary.Server.PublicUrl;
        var token = await ServiceAccountTokens.CreateAsync(fleet.Primary.Plane, "anna", "cluster-admin", Cancelled);

        var faults = await LookAtAsync(server, token, "empty", Empty);
        await ManyClusters.CreateAsync(fleet.Primary.Plane, first: 0, count: 500, Cancelled);
        await LongObjects.CreateAsync(fleet.Primary, Cancelled);
        faults.AddRange(await LookAtAsync(server, token, "full", Full));

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task<List<string>> LookAtAsync(string server, string token, string state, IReadOnlyList<(string Address, string Words)> pages)
    {
        List<string> faults = [];
        foreach (var (look, options) in Looks)
        {
            await using var window = await chromium.OpenAsync(options);
            await window.Page.AddAxeAsync();
            await window.Page.SignInAsync(server, token);
            for (var number = 0; number < pages.Count; number++)
            {
                var (address, words) = pages[number];
                await window.Page.OpenAsync(address);
                await Expect(window.Page.GetByText(words).First).ToBeAttachedAsync();
                await Expect(window.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
                await window.Page.ShootAsync($"states/{state}-{number:00}-{look}");
                faults.AddRange((await window.Page.FindViolationsAsync()).Concat(await window.Page.FindOverflowAsync()).Select(fault => $"{state} {number:00} {look}: {fault}"));
            }

            faults.AddRange(window.Faults);
        }

        return faults;
    }
}
