using Microsoft.Playwright;

namespace Tombolo.Browser.Tests.Browsers;

/// <summary>One real Chromium for the whole run; each test opens pages of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        // What is expected may take several processes, on a machine that does other things too.
        Assertions.SetDefaultExpectTimeout(60_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = ChromiumBinary.Find(), Args = Flags });
    }

    /// <summary>A browser window without cookies, for a person of its own.</summary>
    /// <param name="options">How it looks; its theme and size.</param>
    public async Task<BrowserWindow> OpenAsync(BrowserWindowOptions options)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            // The test servers have certificates of an authority made for the run.
            IgnoreHTTPSErrors = true,
            ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light,
            // A picture shows what is there, not what is fading in.
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = options.Width, Height = options.Height },
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        return new BrowserWindow(context, await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
