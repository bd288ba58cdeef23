using Microsoft.Playwright;
using Tombolo.Browser.Tests.Browsers;
using Tombolo.Browser.Tests.Fleets;
using Tombolo.Browser.Tests.People;
using Tombolo.Browser.Tests.Screenshots;
using Tombolo.Testing.Fleets;
using static Microsoft.Playwright.Assertions;

namespace Tombolo.Browser.Tests.Failures;

/// <summary>Copies that are not as they should be, in the matrix of a Distribution.</summary>
[Collection(JoinedFleetCollection.Name)]
public sealed class DeviationTests(JoinedFleet joined, Chromium chromium)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Conflict_ForeignObjectInTheWay_ToldWithCauseAndRepairUntilItIsGone()
    {
        await joined.Fleet.Secondary.Kubectl.ApplyAsync(FleetManifests.ProfileAlone("kasten-io", "contested", "of-the-shop"), Cancelled);
        await joined.Fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Profile("contested"), Cancelled);
        await joined.Fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Distribution("contested", "contested"), Cancelled);
        await using var window = await joined.OpenAsync(chromium, "/multicluster/distributions/contested");
        var page = window.Page;

        await page.Button("Profile/contested on shop-lyon: Conflict").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("was made by kubectl");
        await Expect(dialog).ToContainTextAsync("spec.locationSpec.objectStore.name");
        await Expect(dialog).ToContainTextAsync("delete it, make it equal, or set conflictPolicy: Adopt on Distribution contested");
        await page.ShootAsync("failures/conflict");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Button("Profile/contested on hub-paris: Applied")).ToBeVisibleAsync();

        await joined.Fleet.Secondary.Kubectl.RequireAsync(["delete", "profile", "contested", "-n", "kasten-io"], cancellationToken: Cancelled);
        await Expect(page.Button("Profile/contested on shop-lyon: Applied")).ToBeVisibleAsync();
        await Expect(page.GetByText("2 of 2 synced")).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task Drift_OnlyTold_ShowsEachFieldAndWhoChangedItUntilItIsUndone()
    {
        await joined.Fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Profile("watched"), Cancelled);
        await joined.Fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Distribution("watched", "watched") + "\n  driftPolicy: Report\n", Cancelled);
        await using var window = await joined.OpenAsync(chromium, "/multicluster/distributions/watched");
        var page = window.Page;
        await Expect(page.Button("Profile/watched on shop-lyon: Applied")).ToBeVisibleAsync();

        await SetBucketAsync("elsewhere");
        await page.Button("Profile/watched on shop-lyon: Drifted").ClickAsync();
        var changed = page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Row).Filter(new() { HasText = "spec.locationSpec.objectStore.name" });
        foreach (var words in (string[])["backups", "elsewhere", "kubectl"])
        {
            await Expect(changed).ToContainTextAsync(words);
        }

        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("undo it, or set driftPolicy: Revert on Distribution watched");
        await page.ShootAsync("failures/drift");
        await page.Keyboard.PressAsync("Escape");

        await SetBucketAsync("backups");
        await Expect(page.Button("Profile/watched on shop-lyon: Applied")).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }

    private Task<string> SetBucketAsync(string bucket) => joined.Fleet.Secondary.Kubectl.RequireAsync(
        ["patch", "profile", "watched", "-n", "kasten-io", "--type=merge", "-p", $$$$$"""{"spec":{"locationSpec":{"objectStore":{"name":"{{{{{bucket}}}}}"}}}}"""],
        cancellationToken: Cancelled);
}
