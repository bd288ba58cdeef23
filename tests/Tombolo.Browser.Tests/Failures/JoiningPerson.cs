using Microsoft.Playwright;
using Tombolo.Browser.Tests.People;
using static Microsoft.Playwright.Assertions;

namespace Tombolo.Browser.Tests.Failures;

/// <summary>Somebody at the form of a join.</summary>
internal sealed class JoiningPerson
{
    private readonly IPage _page;
    private int _asked;

    public JoiningPerson(IPage page)
    {
        _page = page;
        page.Request += (_, request) =>
        {
            if (request.Method == "POST" && request.Url.EndsWith("/cluster/join", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _asked);
            }
        };
    }

    /// <summary>How often the page asked for a join.</summary>
    public int Asked => _asked;

    public ILocator Token => _page.GetByLabel("Token").First;

    private ILocator Name => _page.GetByLabel("Local cluster name (optional)");

    /// <summary>The field says what is wrong, and the form cannot be sent.</summary>
    public async Task SeeRefusedWhileTypingAsync(string token, string words)
    {
        await Token.FillAsync(token);
        await Expect(_page.GetByText(words)).ToBeVisibleAsync();
        await Expect(Token).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(_page.Button("Connect")).ToBeDisabledAsync();
    }

    public async Task ConnectAsync(string token, string name)
    {
        await Token.FillAsync(token);
        await Name.FillAsync(name);
        await _page.PressAsync("Connect");
        await _page.PressAsync("Yes, join");
    }

    public async Task SeeRejectedAsync(params string[] words)
    {
        await Expect(_page.GetByText("The join was rejected")).ToBeVisibleAsync();
        foreach (var word in words)
        {
            await Expect(_page.GetByRole(AriaRole.Main)).ToContainTextAsync(word);
        }
    }

    /// <summary>The form is back with what was typed.</summary>
    public async Task StartOverAsync(string token, string name)
    {
        await _page.PressAsync("Start Over");
        await Expect(Name).ToHaveValueAsync(name);
        Assert.True(await Token.InputValueAsync() == token, "the token is another than was typed");
    }
}
