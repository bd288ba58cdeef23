using Microsoft.Playwright;
using Tombolo.Testing.Files;

namespace Tombolo.Browser.Tests.Accessibility;

/// <summary>axe-core in a page: what of WCAG 2.1 A and AA a program can check (https://github.com/dequelabs/axe-core).</summary>
internal static class Axe
{
    // PatternFly names the toggle of its wizard on small screens itself, and otherwise than what stands on it; no property changes that.
    private const string Run = """
        async () => (await axe.run({ exclude: ['.pf-v6-c-wizard__toggle'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })).violations
          .filter(violation => ['serious', 'critical'].includes(violation.impact))
          .flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`))
        """;

    /// <summary>Puts it into every page that the window opens from now on.</summary>
    /// <exception cref="FileNotFoundException">The packages of <c>web/</c> are not installed.</exception>
    public static async Task AddAxeAsync(this IPage page)
    {
        var script = Path.Combine(SolutionFolder.Find(), "web", "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(script))
        {
            throw new FileNotFoundException($"no axe-core at {script}: run eng/web, as ./test does");
        }

        await page.AddInitScriptAsync(scriptPath: script);
    }

    /// <summary>Serious and critical violations in what the page shows: the rule and the element each.</summary>
    public static async Task<IReadOnlyList<string>> FindViolationsAsync(this IPage page) => await page.EvaluateAsync<string[]>(Run);
}
