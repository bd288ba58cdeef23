using Microsoft.Playwright;
using Tombolo.Testing.Files;

namespace Tombolo.Browser.Tests.Screenshots;

/// <summary>Pictures of pages for people to look at, in <c>artifacts/screenshots</c>.</summary>
internal static class ScreenshotFolder
{
    /// <summary>Takes a picture of the window.</summary>
    /// <param name="name">Of the file, without its ending; may name folders.</param>
    /// <param name="hidden">What is painted over: a picture lives longer than the secret in it should.</param>
    public static async Task ShootAsync(this IPage page, string name, params IReadOnlyList<ILocator> hidden) =>
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(SolutionFolder.Find(), "artifacts", "screenshots", name + ".png"),
            Mask = hidden,
            MaskColor = "#8a8d90",
        });
}
