using Microsoft.Playwright;
using Tombolo.Browser.Tests.Browsers;
using Tombolo.Browser.Tests.People;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using static Microsoft.Playwright.Assertions;

namespace Tombolo.Browser.Tests.Walkthrough;

/// <summary>The lab, step by step, by two people in two browsers.</summary>
public sealed class LabWalkthroughTests(ControlPlanePool pool, Chromium chromium)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lab_InTheBrowser_EndsJoinedGrantedAndDistributed()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        await fleet.WaitForReadyAsync(Cancelled);
        await using var first = await chromium.OpenAsync(new BrowserWindowOptions());
        await using var second = await chromium.OpenAsync(new BrowserWindowOptions { Dark = true });
        await first.Page.SignInAsync(fleet.Primary.Server.PublicUrl, await ServiceAccountTokens.CreateAsync(fleet.Primary.Plane, "anna", "cluster-admin", Cancelled));
        await second.Page.SignInAsync(fleet.Secondary.Server.PublicUrl, await ServiceAccountTokens.CreateAsync(fleet.Secondary.Plane, "ben", "cluster-admin", Cancelled));
        var (anna, ben) = (new LabPerson(first.Page, "cluster-1"), new LabPerson(second.Page, "cluster-2"));

        // Section 2
        await anna.SeeJoinFromSecondaryIsOnAsync();
        await ben.SeeJoinFromSecondaryIsOnAsync();

        // Section 3
        await anna.PromoteAsync();
        var token = await anna.CreateJoinTokenAsync("lab-token");

        // Section 4
        await ben.JoinAsync(token, primary: "cluster-1");

        // Section 5
        await anna.SeeClustersAsync("cluster-1", "cluster-2");
        await anna.GrantPermissionsAsync("cluster-2");
        await anna.LookIntoAsync("cluster-2");
        await anna.CreateLocationProfileAsync("global-profile-example");
        await anna.DistributeAsync("example-distribution", "global-profile-example");
        await ben.SeeGlobalProfileAsync("global-profile-example");

        Assert.Equal("kasten-io", await fleet.Secondary.ReadAsync("profile", "kasten-io", "global-profile-example", ".spec.locationSpec.credential.secret.namespace", Cancelled));
        Assert.Empty(first.Faults);
        Assert.Empty(second.Faults);
    }

    [Fact]
    public async Task SignIn_WrongToken_IsToldAndKept()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        await fleet.WaitForReadyAsync(Cancelled);
        await using var window = await chromium.OpenAsync(new BrowserWindowOptions { Width = 400 });

        await window.Page.GotoAsync(fleet.Primary.Server.PublicUrl + "/");
        await window.Page.GetByLabel("Kubernetes bearer token").FillAsync("not-a-token");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(window.Page.GetByText("does not accept this token")).ToBeVisibleAsync();
        await Expect(window.Page.GetByLabel("Kubernetes bearer token")).ToHaveValueAsync("not-a-token");
    }
}
