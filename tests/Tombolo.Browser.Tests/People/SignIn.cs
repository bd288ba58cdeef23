using Microsoft.Playwright;

namespace Tombolo.Browser.Tests.People;

/// <summary>Signing in, as everybody does.</summary>
internal static class SignIn
{
    /// <summary>Opens a page of a server, and signs in with a token.</summary>
    /// <param name="server">Its URL with its path base.</param>
    /// <param name="page">What stands behind <c>#</c> in the address.</param>
    public static async Task SignInAsync(this IPage browser, string server, string token, string page = "/")
    {
        await browser.GotoAsync($"{server.TrimEnd('/')}/#{page}");
        await browser.GetByLabel("Kubernetes bearer token").FillAsync(token);
        await browser.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await browser.GetByLabel("Kubernetes bearer token").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
