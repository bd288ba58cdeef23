using Microsoft.Playwright;

namespace Tombolo.Browser.Tests.People;

/// <summary>What people do on every page, by what they read on it.</summary>
internal static class PageActions
{
    /// <summary>Presses an entry of the sidebar.</summary>
    public static Task ChooseAsync(this IPage page, string entry) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = entry, Exact = true }).First.ClickAsync();

    public static Task PressAsync(this IPage page, string button) => page.Button(button).ClickAsync();

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The row of a table in which something has this name.</summary>
    public static ILocator RowOf(this IPage page, string name) => page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByText(name, new() { Exact = true }) });

    /// <summary>Opens another page of the server that the window shows, without loading the app again.</summary>
    /// <param name="address">What stands behind <c>#</c>.</param>
    public static Task OpenAsync(this IPage page, string address) => page.GotoAsync($"{page.Url[..page.Url.IndexOf('#', StringComparison.Ordinal)]}#{address}");
}
