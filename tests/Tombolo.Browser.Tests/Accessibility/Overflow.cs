using Microsoft.Playwright;

namespace Tombolo.Browser.Tests.Accessibility;

/// <summary>What is wider than its place (WCAG 2.1, 1.4.10: nothing but tables and code needs scrolling sideways, and the menu of a row needs none).</summary>
internal static class Overflow
{
    private const string Run = """
        () => {
          const mayScroll = (element) => element.closest('.tombolo-table, .tombolo-long-table, pre, textarea') !== null;
          const page = document.scrollingElement.scrollWidth > innerWidth ? [`the page is ${document.scrollingElement.scrollWidth} pixels wide`] : [];
          const parts = [...document.querySelectorAll('main *')].filter((element) =>
            element.checkVisibility() && !mayScroll(element) && !element.closest('.pf-v6-screen-reader, .pf-v6-u-screen-reader, svg, .pf-v6-c-drawer__panel[hidden]')
            && element.getBoundingClientRect().width > 0 && element.getBoundingClientRect().right > innerWidth + 1);
          const menus = [...document.querySelectorAll('main td button[aria-label^="Actions of"]')].filter((button) =>
            button.checkVisibility() && button.getBoundingClientRect().right > Math.min(innerWidth, button.closest('.tombolo-table, .tombolo-long-table')?.getBoundingClientRect().right ?? innerWidth) + 1);
          return [...page, ...menus.slice(0, 3).map((button) => `cut off by its table: ${button.getAttribute('aria-label')}`), ...parts.slice(0, 3).map((element) => `sticks out: ${element.outerHTML.slice(0, 160)}`)];
        }
        """;

    /// <summary>The elements that stick out of the window at the right, and the menus that their table cuts off.</summary>
    public static async Task<IReadOnlyList<string>> FindOverflowAsync(this IPage page) => await page.EvaluateAsync<string[]>(Run);
}
