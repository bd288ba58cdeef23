namespace Tombolo.Browser.Tests.Browsers;

public sealed class ChromiumTests(Chromium chromium)
{
    [Fact]
    public async Task Open_Dark_PagePrefersDarkAndFaultsAreSeen()
    {
        await using var window = await chromium.OpenAsync(new BrowserWindowOptions { Dark = true, Width = 400 });

        Assert.True(await window.Page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
        Assert.Equal(400, await window.Page.EvaluateAsync<int>("innerWidth"));
        await window.Page.SetContentAsync("<script>setTimeout(() => { throw new Error('seen') })</script>");
        await Testing.Waiting.Eventually.TrueAsync(() => window.Faults.Count == 1);
    }
}
