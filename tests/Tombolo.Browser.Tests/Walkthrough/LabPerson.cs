using Microsoft.Playwright;
using Tombolo.Browser.Tests.People;
using Tombolo.Browser.Tests.Screenshots;
using static Microsoft.Playwright.Assertions;

namespace Tombolo.Browser.Tests.Walkthrough;

/// <summary>Somebody who does the lab: each method is a numbered step of it, done by what the page says.</summary>
/// <param name="cluster">The name of the cluster whose page it is.</param>
internal sealed class LabPerson(IPage page, string cluster)
{
    // Joining and syncing go through several processes.
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 60_000 };

    public async Task SeeJoinFromSecondaryIsOnAsync()
    {
        await page.ChooseAsync("Feature Toggles");
        var feature = page.GetByRole(AriaRole.Region, new() { Name = "Join from Secondary" });
        await Expect(feature.GetByRole(AriaRole.Button, new() { Name = "On", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        await ShootAsync("01-features");
    }

    public async Task PromoteAsync()
    {
        await page.ChooseAsync("Multi-Cluster");
        await ShootAsync("02-standalone");
        await page.GetByRole(AriaRole.Link, new() { Name = "Promote" }).ClickAsync();
        await page.GetByLabel("Primary name").FillAsync(cluster);
        await ShootAsync("03-promote");
        await page.PressAsync("Promote cluster");
        await page.PressAsync("Confirm");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Clusters", Exact = true })).ToBeVisibleAsync(Patient);
        await Expect(page.RowOf(cluster)).ToContainTextAsync("Connected", new() { Timeout = 60_000 });
        await ShootAsync("04-manager");
    }

    /// <summary>The text of the token, from the clipboard.</summary>
    public async Task<string> CreateJoinTokenAsync(string name)
    {
        await page.ChooseAsync("Join Tokens");
        var create = page.GetByRole(AriaRole.Button, new() { Name = "Create new join token" }).First;
        await Expect(create).ToBeVisibleAsync();
        await ShootAsync("05-join-tokens");
        await create.ClickAsync();
        await NameField.FillAsync(name);
        await page.PressAsync("Confirm");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show the token" }).ClickAsync();
        var text = await dialog.GetByLabel("Join token").First.InputValueAsync();
        await ShootAsync("06-token", dialog.GetByLabel("Join token"));
        await page.PressAsync("Done");
        return text;
    }

    public async Task JoinAsync(string token, string primary)
    {
        await page.ChooseAsync("Multi-Cluster");
        await page.GetByRole(AriaRole.Link, new() { Name = "Join", Exact = true }).ClickAsync();
        await page.GetByLabel("Token").First.FillAsync(token);
        await Expect(page.GetByText($"Primary {primary}, default endpoint:")).ToBeVisibleAsync();
        await page.GetByLabel("Local cluster name (optional)").FillAsync(cluster);
        await page.PressAsync("Use Current");
        await ShootAsync("08-join", page.GetByLabel("Token").First);
        await page.PressAsync("Connect");
        await page.PressAsync("Yes, join");
        await Expect(page.GetByText("Connected", new() { Exact = true }).First).ToBeVisibleAsync(Patient);
        await ShootAsync("09-joined");
    }

    public async Task SeeClustersAsync(params string[] names)
    {
        await page.ChooseAsync("Clusters");
        foreach (var name in names)
        {
            await Expect(page.RowOf(name)).ToContainTextAsync("Connected", new() { Timeout = 60_000 });
        }

        await ShootAsync("10-clusters");
    }

    public async Task GrantPermissionsAsync(string name)
    {
        await page.RowOf(name).GetByRole(AriaRole.Link, new() { Name = "Grant Permissions" }).ClickAsync();
        await Expect(page.GetByLabel("K10 cluster role")).ToHaveValueAsync("k10-multi-cluster-admin");
        await ShootAsync("11-grant");
        await page.PressAsync("Save");
        await Expect(page.GetByText("is saved")).ToBeVisibleAsync();
        await page.ChooseAsync("Clusters");
        await Expect(page.RowOf(name)).ToBeVisibleAsync();
        await Expect(page.RowOf(name).GetByText("Insufficient Permissions")).ToBeHiddenAsync();
    }

    public async Task LookIntoAsync(string name)
    {
        await page.RowOf(name).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        await ShootAsync("12-cluster");
    }

    public async Task CreateLocationProfileAsync(string name)
    {
        await page.OpenAsync("/multicluster/profiles/location");
        await page.GetByRole(AriaRole.Button, new() { Name = "New Profile" }).First.ClickAsync();
        await page.GetByLabel("Profile name").FillAsync(name);
        await page.GetByLabel("S3 Compatible").CheckAsync();
        await ShootAsync("13-profile");
        await page.PressAsync("Next");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "S3 access key" }).FillAsync("AKIDEXAMPLE");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "S3 secret" }).FillAsync("not-a-real-secret-key");
        await page.GetByLabel("Endpoint").FillAsync("https://s3.example.org");
        await page.GetByLabel("Region").FillAsync("us-east-1");
        await page.GetByLabel("Bucket").FillAsync("kasten");
        await ShootAsync("14-profile");
        await page.PressAsync("Next");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.RowOf(name)).ToContainTextAsync("S3 Compatible");
    }

    public async Task DistributeAsync(string name, string profile)
    {
        await page.ChooseAsync("Distributions");
        await page.GetByRole(AriaRole.Button, new() { Name = "New Distribution" }).First.ClickAsync();
        await NameField.FillAsync(name);
        await page.PressAsync("dist.kio.kasten.io/cluster-type=primary");
        await page.PressAsync("dist.kio.kasten.io/cluster-type=secondary");
        await page.GetByRole(AriaRole.Option, new() { Name = profile }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Select", Exact = true }).ClickAsync();
        await ShootAsync("15-distribution");
        await page.PressAsync("Preview");
        await Expect(page.GetByText("On 2 clusters")).ToBeVisibleAsync(Patient);
        await ShootAsync("15-preview");
        await page.PressAsync("Add Distribution");
        await Expect(page.RowOf(name)).ToContainTextAsync("2 of 2 synced", new() { Timeout = 60_000 });
        await ShootAsync("16-distributions");
        await page.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();
        await Expect(page.GetByText("Applied").First).ToBeVisibleAsync();
        await ShootAsync("16-distribution-on-clusters");
    }

    public async Task SeeGlobalProfileAsync(string name)
    {
        await page.ChooseAsync("Multi-Cluster");
        await Expect(page.GetByText(name).First).ToBeVisibleAsync(Patient);
        await ShootAsync("17-secondary");
    }

    // Its label ends in the mark of what is required, so that it cannot be asked for exactly; it is the first of its form.
    private ILocator NameField => page.Locator("form").GetByRole(AriaRole.Textbox, new() { Name = "Name" }).First;

    private Task ShootAsync(string name, params IReadOnlyList<ILocator> hidden) => page.ShootAsync($"walkthrough/{name}-{cluster}", hidden);
}
