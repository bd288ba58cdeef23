using Microsoft.Playwright;
using Tombolo.Browser.Tests.Browsers;
using Tombolo.Browser.Tests.Fleets;
using Tombolo.Browser.Tests.Screenshots;
using static Microsoft.Playwright.Assertions;

namespace Tombolo.Browser.Tests.People;

/// <summary>Two people in the manager: one who administers the fleet, and one who may see one cluster of it.</summary>
[Collection(JoinedFleetCollection.Name)]
public sealed class TwoUsersTests(JoinedFleet joined, Chromium chromium)
{
    private const string Eva = "system:serviceaccount:kasten-io:eva";

    private const string RightsOnOneCluster = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: { name: eva, namespace: kasten-io-mc }
        rules:
          - { apiGroups: [dist.kio.kasten.io], resources: [clusters], resourceNames: [shop-lyon], verbs: [get] }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: eva, namespace: kasten-io-mc }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: eva }
        subjects:
          - { kind: ServiceAccount, name: eva, namespace: kasten-io }
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Manager_AdminAndViewerOfOneCluster_EachSeesAndMayWhatTheirRightsSay()
    {
        var primary = joined.Fleet.Primary;
        await primary.Kubectl.ApplyAsync(RightsOnOneCluster, Cancelled);
        var token = await ServiceAccountTokens.CreateAsync(primary.Plane, "eva", null, Cancelled);
        await using var first = await joined.OpenAsync(chromium, "/multicluster/clusters");
        await using var second = await chromium.OpenAsync(new BrowserWindowOptions { Dark = true });
        await second.Page.SignInAsync(primary.Server.PublicUrl, token, "/multicluster/clusters");
        var (anna, eva) = (first.Page, second.Page);

        await SeeOneClusterAsync(eva);
        await SeeOtherPagesRefusedAsync(eva);
        await eva.OpenAsync("/multicluster/clusters");
        await GrantAsync(anna);
        await Expect(eva.RowOf("shop-lyon")).ToBeVisibleAsync();
        await Expect(eva.GetByText("Insufficient Permissions")).ToBeHiddenAsync();
        await eva.ShootAsync("people/viewer-granted");

        Assert.Empty(first.Faults);
        Assert.Empty(second.Faults);
    }

    private static async Task SeeOneClusterAsync(IPage eva)
    {
        await Expect(eva.RowOf("shop-lyon")).ToContainTextAsync("Insufficient Permissions");
        await Expect(eva.RowOf("shop-lyon")).ToContainTextAsync("Ask an administrator of the fleet for one.");
        await Expect(eva.GetByText("1 cluster", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(eva.RowOf("hub-paris")).ToHaveCountAsync(0);
        await Expect(eva.GetByRole(AriaRole.Link, new() { Name = "Grant Permissions" })).ToHaveCountAsync(0);
        await eva.Button("Actions of shop-lyon").ClickAsync();
        foreach (var (entry, lacking) in new[] { ("Edit labels", "Needs the right to patch clusters"), ("Disconnect", "Needs the right to delete clusters") })
        {
            var item = eva.GetByRole(AriaRole.Menuitem).Filter(new() { HasText = entry });
            await Expect(item).ToHaveAttributeAsync("aria-disabled", "true");
            await Expect(item).ToContainTextAsync(lacking);
        }

        await eva.ShootAsync("people/viewer-clusters");
        await eva.Keyboard.PressAsync("Escape");
    }

    private static async Task SeeOtherPagesRefusedAsync(IPage eva)
    {
        foreach (var (address, lacking) in new[]
        {
            ("/multicluster/clusters/hub-paris", "may not get clusters"),
            ("/multicluster/distributions", "may not list distributions"),
            ("/multicluster/permissions", "may not list k10clusterrolebindings"),
            ("/multicluster/join-tokens", "may not list secrets"),
        })
        {
            await eva.OpenAsync(address);
            await Expect(eva.GetByRole(AriaRole.Main)).ToContainTextAsync($"{Eva} {lacking}");
        }

        await Expect(eva.Button("Create new join token").First).ToBeDisabledAsync();
        await Expect(eva.GetByText("Needs the right to create secrets in kasten-io-mc.").First).ToBeVisibleAsync();
        await eva.ShootAsync("people/viewer-refused");
    }

    private static async Task GrantAsync(IPage anna)
    {
        await Expect(anna.RowOf("hub-paris")).ToBeVisibleAsync();
        await Expect(anna.RowOf("shop-lyon").GetByRole(AriaRole.Link, new() { Name = "Grant Permissions" })).ToBeVisibleAsync();
        await anna.ShootAsync("people/admin-clusters");
        await anna.OpenAsync("/multicluster/permissions?new");
        var form = anna.Locator("form");
        await form.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).First.FillAsync("eva-lyon");
        await form.GetByLabel("K10 cluster role").SelectOptionAsync("k10-multi-cluster-config-view");
        await form.GetByLabel("Select clusters").CheckAsync();
        await anna.PressAsync("shop-lyon");
        await form.GetByLabel("User name").FillAsync(Eva);
        await anna.PressAsync("Add subject");
        await anna.PressAsync("Save");
        await Expect(anna.GetByText("eva-lyon is saved")).ToBeVisibleAsync();
    }
}
