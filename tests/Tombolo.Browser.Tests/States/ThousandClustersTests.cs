using Microsoft.Playwright;
using Tombolo.Browser.Tests.Browsers;
using Tombolo.Browser.Tests.People;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using static Microsoft.Playwright.Assertions;

namespace Tombolo.Browser.Tests.States;

/// <summary>A list of a thousand clusters draws what is in sight.</summary>
public sealed class ThousandClustersTests(ControlPlanePool pool, Chromium chromium, ITestOutputHelper output)
{
    private const int Count = 1000;

    // Twice the frame and what is kept ready above and below it.
    private const int MostRows = 80;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clusters_AThousand_OpensScrollsAndSearchesWithFewRows()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        await fleet.PromoteAsync(Cancelled);
        await fleet.WaitForClusterStateAsync("hub-paris", "Connected", Cancelled);
        await ManyClusters.CreateAsync(fleet.Primary.Plane, first: 0, Count, Cancelled);
        var token = await ServiceAccountTokens.CreateAsync(fleet.Primary.Plane, "anna", "cluster-admin", Cancelled);
        await using var window = await chromium.OpenAsync(new BrowserWindowOptions());
        var page = window.Page;
        await page.SignInAsync(fleet.Primary.Server.PublicUrl, token, "/multicluster/clusters");
        await Expect(page.GetByText($"{Count + 1} clusters", new() { Exact = true })).ToBeVisibleAsync();

        // As somebody opens it who was there before.
        for (var opened = 0; opened < 3; opened++)
        {
            await page.ReloadAsync();
            var rows = await page.WaitForFunctionAsync("() => document.querySelectorAll('tbody tr[data-index]').length > 5 && performance.now()");
            output.WriteLine($"{Count + 1} clusters: rows {await rows.JsonValueAsync<double>():0} ms after the navigation began, {await page.EvaluateAsync<int>("document.querySelectorAll('*').length")} elements");
        }

        await Expect(page.RowOf("edge-0000")).ToBeVisibleAsync();
        await SeeFewRowsAsync(page);
        var scrolled = await page.EvaluateAsync<double>("""
            async () => {
              const frame = document.querySelector('.tombolo-long-table');
              const start = performance.now();
              for (let step = 1; step <= 50; step++) {
                frame.scrollTop = frame.scrollHeight * step / 50;
                await new Promise(requestAnimationFrame);
              }
              return (performance.now() - start) / 50;
            }
            """);
        output.WriteLine($"{scrolled:0.0} ms a frame while it scrolls from top to bottom");
        await page.EvaluateAsync("() => { const frame = document.querySelector('.tombolo-long-table'); frame.scrollTop = frame.scrollHeight; }");
        await Expect(page.RowOf($"edge-{Count - 1:0000}")).ToBeVisibleAsync();
        await SeeFewRowsAsync(page);

        await page.GetByLabel("Filter by name").FillAsync("edge-0777");
        await Expect(page.GetByText($"1 of {Count + 1} clusters")).ToBeVisibleAsync();
        await Expect(page.RowOf("edge-0777")).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }

    private static async Task SeeFewRowsAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Grid, new() { Name = "Clusters" })).ToHaveAttributeAsync("aria-rowcount", $"{Count + 2}");
        Assert.InRange(await page.Locator("tbody tr[data-index]").CountAsync(), 5, MostRows);
    }
}
