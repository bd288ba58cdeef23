using Microsoft.Playwright;
using Tombolo.Browser.Tests.Browsers;
using Tombolo.Browser.Tests.People;
using Tombolo.Browser.Tests.Screenshots;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using static Microsoft.Playwright.Assertions;

namespace Tombolo.Browser.Tests.Keyboard;

/// <summary>The way from a cluster of its own to a Distribution, with the keyboard alone.</summary>
public sealed class KeyboardTests(ControlPlanePool pool, Chromium chromium)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PromoteAndDistribute_ByKeyboardAlone_ReachesEverythingAndShowsTheFocus()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        await fleet.WaitForReadyAsync(Cancelled);
        var token = await ServiceAccountTokens.CreateAsync(fleet.Primary.Plane, "dora", "cluster-admin", Cancelled);
        await using var window = await chromium.OpenAsync(new BrowserWindowOptions());
        var page = window.Page;
        var dora = new KeyboardPerson(page);

        await page.GotoAsync(fleet.Primary.Server.PublicUrl + "/");
        await dora.PasteAsync(page.GetByLabel("Kubernetes bearer token"), token);
        await page.Keyboard.PressAsync("Enter");
        await PromoteAsync(page, dora);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Profile(), Cancelled);
        await DistributeAsync(page, dora);

        await Expect(page.RowOf("by-keyboard")).ToContainTextAsync("1 of 1 synced");
        Assert.Empty(dora.Faults);
        Assert.Empty(window.Faults);
    }

    private static async Task PromoteAsync(IPage page, KeyboardPerson dora)
    {
        await dora.PressAsync(Entry(page, "Multi-Cluster"));
        await dora.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Promote" }));
        await dora.TypeAsync(page.GetByLabel("Primary name"), "hub-paris");
        var promote = page.Button("Promote cluster");
        await dora.PressAsync(promote);

        var dialog = page.GetByRole(AriaRole.Dialog);
        await dora.SeeTrappedAsync(dialog);
        await page.ShootAsync("keyboard/dialog");
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await KeyboardPerson.SeeFocusAsync(promote);

        await page.Keyboard.PressAsync("Enter");
        await dora.PressAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Clusters", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task DistributeAsync(IPage page, KeyboardPerson dora)
    {
        await dora.PressAsync(Entry(page, "Distributions"));
        await dora.PressAsync(page.Button("New Distribution").First);
        await dora.TypeAsync(page.Locator("form").GetByRole(AriaRole.Textbox, new() { Name = "Name" }).First, "by-keyboard");
        var chip = page.Button("dist.kio.kasten.io/cluster-type=primary");
        await dora.PressAsync(chip, "Space");
        await Expect(chip).ToHaveAttributeAsync("aria-pressed", "true");
        var profile = page.GetByRole(AriaRole.Option, new() { Name = "s3-eu" });
        await dora.PressInAsync(page.Locator(".pf-v6-c-dual-list-selector__menu").First, profile, "Space");
        await Expect(profile).ToHaveAttributeAsync("aria-selected", "true");
        await page.ShootAsync("keyboard/form");
        await dora.PressInAsync(page.Locator(".pf-v6-c-dual-list-selector__controls"), page.Button("Select"), "Enter");
        await dora.PressAsync(page.Button("Preview"));
        await dora.PressAsync(page.Button("Add Distribution"));
    }

    private static ILocator Entry(IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First;
}
