using System.Collections.Concurrent;
using Microsoft.Playwright;
using Tombolo.Browser.Tests.Screenshots;

namespace Tombolo.Browser.Tests.Browsers;

/// <summary>A window and what went wrong in it.</summary>
public sealed class BrowserWindow : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private static int _count;
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly int _number = Interlocked.Increment(ref _count);

    internal BrowserWindow(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _faults.Enqueue(error);
        page.Console += (_, message) =>
        {
            // What Chromium itself says of an answer of 4xx is no fault of the page, which shows it.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _faults.Enqueue(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Uncaught exceptions, console errors and refusals by the content security policy so far.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Closes the window; what it showed last is kept as a picture, for whoever asks why a test failed.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.ShootAsync($"last/{TestContext.Current.TestMethod?.MethodName ?? "window"}-{_number}");
        await _context.DisposeAsync();
    }
}
