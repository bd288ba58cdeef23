using Microsoft.Playwright;
using Tombolo.Browser.Tests.Browsers;
using Tombolo.Browser.Tests.People;
using Tombolo.Browser.Tests.Screenshots;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using static Microsoft.Playwright.Assertions;

namespace Tombolo.Browser.Tests.Failures;

/// <summary>A join that does not go as it should, by somebody who only sees the pages of their cluster.</summary>
public sealed class JoinFailureTests(ControlPlanePool pool, Chromium chromium)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Join_BadTokenTakenNameAndPrimaryGone_EachToldWithItsRepairAndJoinsInTheEnd()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        var token = await fleet.PromoteAsync(Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.JoinToken("old-token"), Cancelled);
        var deleted = await fleet.WaitForTokenAsync("old-token", Cancelled);
        await fleet.Primary.Kubectl.RequireAsync(["delete", "secret", "old-token", "-n", "kasten-io-mc"], cancellationToken: Cancelled);
        await fleet.WaitForReadyAsync(Cancelled);
        await using var window = await chromium.OpenAsync(new BrowserWindowOptions());
        await window.Page.SignInAsync(fleet.Secondary.Server.PublicUrl, await ServiceAccountTokens.CreateAsync(fleet.Secondary.Plane, "ben", "cluster-admin", Cancelled), "/multicluster/join");
        var ben = new JoiningPerson(window.Page);

        await ben.SeeRefusedWhileTypingAsync("not a token at all", "not a join token of Tombolo");
        await ben.SeeRefusedWhileTypingAsync(token[..^5], "characters are missing or changed");
        await ben.SeeRefusedWhileTypingAsync(token[..(token.LastIndexOf('.') - 1)], "so it was cut");
        await window.Page.ShootAsync("failures/join-malformed", ben.Token);
        Assert.Equal(0, ben.Asked);
        Assert.False(await fleet.Secondary.ExistsAsync("secret", "kasten-io", "mc-join", Cancelled));

        await ben.ConnectAsync(deleted, "shop-lyon");
        await ben.SeeRejectedAsync("its Secret was deleted", "create a new join token on the primary");
        await window.Page.ShootAsync("failures/join-rejected");
        await ben.StartOverAsync(deleted, "shop-lyon");

        await ben.ConnectAsync(token, "hub-paris");
        await ben.SeeRejectedAsync("NameTaken", "hub-paris");
        await ben.StartOverAsync(token, "hub-paris");

        await fleet.Primary.Server.KillAsync();
        await ben.ConnectAsync(token, "shop-lyon");
        await Expect(window.Page.GetByText("cannot be reached")).ToContainTextAsync(fleet.Primary.Server.PublicUrl);
        await window.Page.ShootAsync("failures/join-primary-gone");
        fleet.Primary.Server.Start();
        await Expect(window.Page.GetByText("Connected", new() { Exact = true }).First).ToBeVisibleAsync();

        Assert.Equal(3, ben.Asked);
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task Pages_UserWithoutRights_NameWhatIsLackingAndOfferNothing()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        await fleet.WaitForReadyAsync(Cancelled);
        await using var window = await chromium.OpenAsync(new BrowserWindowOptions());
        var page = window.Page;
        await page.SignInAsync(fleet.Primary.Server.PublicUrl, await ServiceAccountTokens.CreateAsync(fleet.Primary.Plane, "carla", null, Cancelled), "/multicluster");

        await Expect(page.Button("Join")).ToBeDisabledAsync();
        await Expect(page.Button("Promote")).ToBeDisabledAsync();
        await Expect(page.GetByText("Needs the right to create Secrets and ConfigMaps in kasten-io.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Needs the right to create namespaces and Bootstraps.")).ToBeVisibleAsync();
        await page.ShootAsync("failures/no-rights");

        // Who comes by the address of the form is told by the API server's answer.
        await page.OpenAsync("/multicluster/promote");
        await page.GetByLabel("Primary name").FillAsync("hub-paris");
        await page.PressAsync("Promote cluster");
        await page.PressAsync("Confirm");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("system:serviceaccount:kasten-io:carla");
        await page.ShootAsync("failures/promote-forbidden");
        Assert.False(await fleet.Primary.ExistsAsync("namespace", "", "kasten-io-mc", Cancelled));

        await page.OpenAsync("/features");
        await Expect(page.GetByText("you may not change it").First).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }
}
