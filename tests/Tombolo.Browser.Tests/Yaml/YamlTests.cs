using Microsoft.Playwright;
using Tombolo.Browser.Tests.Browsers;
using Tombolo.Browser.Tests.Fleets;
using Tombolo.Browser.Tests.People;
using Tombolo.Browser.Tests.Screenshots;
using static Microsoft.Playwright.Assertions;

namespace Tombolo.Browser.Tests.Yaml;

/// <summary>An object that is changed as text.</summary>
[Collection(JoinedFleetCollection.Name)]
public sealed class YamlTests(JoinedFleet joined, Chromium chromium)
{
    private const string Policy = """
        apiVersion: config.kio.kasten.io/v1alpha1
        kind: Policy
        metadata: { name: nightly, namespace: kasten-io-mc }
        spec:
          comment: every night
          frequency: "@daily"
          actions: [{ action: backup }]
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Policy_ChangedAsYaml_RefusedChangeIsToldBesideTheTextAndGoodOneIsSaved()
    {
        var primary = joined.Fleet.Primary;
        await primary.Kubectl.RequireAsync(["create", "-f", "-"], Policy, Cancelled);
        await using var window = await joined.OpenAsync(chromium, "/multicluster/policies");
        var page = window.Page;
        await page.Button("Actions of nightly").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "View YAML" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var text = dialog.GetByLabel("YAML of nightly");
        await Expect(text).ToBeVisibleAsync();
        var shown = await text.InputValueAsync();

        await text.FillAsync(shown.Replace("metadata:\n", "metadata:\n  labels:\n    team: \"not a label value\"\n", StringComparison.Ordinal));
        await page.PressAsync("Check");
        await Expect(dialog).ToContainTextAsync("a valid label must");
        await page.PressAsync("Save");
        await Expect(dialog).ToContainTextAsync("a valid label must");
        await page.ShootAsync("failures/yaml-refused");
        Assert.Equal("every night", await ReadCommentAsync());

        await text.FillAsync(shown + "\n  : [");
        await Expect(page.Button("Save")).ToBeDisabledAsync();

        await text.FillAsync(shown.Replace("every night", "every night and day", StringComparison.Ordinal));
        await page.PressAsync("Check");
        await Expect(dialog.GetByText("The API server would take it as it is")).ToBeVisibleAsync();
        Assert.Equal("every night", await ReadCommentAsync());
        await page.PressAsync("Save");
        await Expect(page.GetByText("nightly is saved")).ToBeVisibleAsync();
        await Expect(page.RowOf("every night and day")).ToBeVisibleAsync();
        Assert.Equal("every night and day", await ReadCommentAsync());
        Assert.Empty(window.Faults);
        return;

        Task<string> ReadCommentAsync() => primary.ReadAsync("policy", "kasten-io-mc", "nightly", ".spec.comment", Cancelled);
    }
}
