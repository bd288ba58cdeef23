using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Tombolo.Browser.Tests.Browsers;

/// <summary>A window and what went wrong in it.</summary>
public sealed class BrowserWindow : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = new();

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

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
