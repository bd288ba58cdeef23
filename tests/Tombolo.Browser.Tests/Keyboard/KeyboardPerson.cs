using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tombolo.Browser.Tests.Keyboard;

/// <summary>Somebody without a mouse. Wherever the focus stops on the way, it has to be seen.</summary>
internal sealed class KeyboardPerson(IPage page)
{
    // More stops than any page has.
    private const int MostStops = 120;

    // What shows the focus: a text cursor, or an outline of the element, of what surrounds it, or of what is drawn before or after them.
    private const string FocusFault = """
        () => {
          const focused = document.activeElement;
          if (focused === null || focused === document.body) { return ''; }
          const name = focused.outerHTML.slice(0, 200);
          const box = focused.getBoundingClientRect();
          if (box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) { return `out of sight: ${name}`; }
          if (focused.matches('textarea, input:not([type=checkbox]):not([type=radio])')) { return ''; }
          const isOutlined = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
          const isSeen = [focused, focused.parentElement].some((element) =>
            [undefined, '::before', '::after'].some((part) => isOutlined(getComputedStyle(element, part))));
          return focused.matches(':focus-visible') && isSeen ? '' : `not seen: ${name}`;
        }
        """;

    private readonly List<string> _faults = [];

    /// <summary>Where the focus was and could not be seen.</summary>
    public IReadOnlyCollection<string> Faults => _faults.Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Goes to something with Tab, or with Shift and Tab.</summary>
    public async Task GoToAsync(ILocator target, bool backwards = false)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await HasFocusAsync(target))
            {
                return;
            }

            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
            await LookAsync();
        }

        Assert.Fail($"{target} is not reached with Tab");
    }

    /// <summary>Goes there and presses Enter, or another key.</summary>
    public async Task PressAsync(ILocator target, string key = "Enter")
    {
        await GoToAsync(target);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes to a group with Tab and to one of its parts with the arrows, and presses a key there.</summary>
    public async Task PressInAsync(ILocator group, ILocator part, string key)
    {
        await GoToAsync(group);
        for (var stop = 0; stop < MostStops && !await HasFocusAsync(part); stop++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
            await LookAsync();
        }

        Assert.True(await HasFocusAsync(part), $"{part} is not reached with the arrows");
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes to a field and types.</summary>
    public async Task TypeAsync(ILocator field, string text)
    {
        await GoToAsync(field);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes to a field and pastes: nobody types a token.</summary>
    public async Task PasteAsync(ILocator field, string text)
    {
        await GoToAsync(field);
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>The focus goes round in a dialog, in both directions, and never out of it.</summary>
    public async Task SeeTrappedAsync(ILocator dialog)
    {
        await Expect(dialog).ToBeVisibleAsync();
        foreach (var key in (string[])["Tab", "Shift+Tab"])
        {
            var stops = new HashSet<string>();
            do
            {
                await page.Keyboard.PressAsync(key);
                await LookAsync();
                Assert.True(await dialog.EvaluateAsync<bool>("dialog => dialog.contains(document.activeElement)"), $"{key} leads out of the dialog");
            }
            while (stops.Add(await page.EvaluateAsync<string>("document.activeElement.outerHTML")));
            Assert.True(stops.Count > 1, "nothing in the dialog is reached");
        }
    }

    /// <summary>Waits until the focus is there.</summary>
    public static Task SeeFocusAsync(ILocator target) => Expect(target).ToBeFocusedAsync();

    private static Task<bool> HasFocusAsync(ILocator target) => target.EvaluateAsync<bool>("element => element === document.activeElement");

    private async Task LookAsync()
    {
        if (await page.EvaluateAsync<string>(FocusFault) is { Length: > 0 } fault)
        {
            _faults.Add(fault);
        }
    }
}
