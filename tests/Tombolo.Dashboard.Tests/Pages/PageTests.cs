using System.IO.Compression;
using System.Net;
using System.Text;
using Tombolo.Dashboard.Pages;
using Tombolo.Dashboard.Tests.Hosting;

namespace Tombolo.Dashboard.Tests.Pages;

/// <summary>The page of the browser app, or of how to build it, and its files.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task Page_UnderThePathBase_IsServedToEverybodyWithAPolicy()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        using var page = await http.GetAsync(dashboard.Url, TestContext.Current.CancellationToken);
        using var withoutSlash = await http.GetAsync(new Uri(dashboard.Url.AbsoluteUri.TrimEnd('/')), TestContext.Current.CancellationToken);
        using var root = await http.GetAsync(new Uri(dashboard.Url, "/"), TestContext.Current.CancellationToken);
        using var missing = await http.GetAsync(new Uri(dashboard.Url, "assets/../nothing.js"), TestContext.Current.CancellationToken);
        using var outside = await http.GetAsync(new Uri(dashboard.Url, "/index.html"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("/k10/", withoutSlash.Headers.Location?.OriginalString);
        Assert.Equal("/k10/", root.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
    }

    [Fact]
    public async Task Everything_BelowMc_IsServedForAnIngressThatSendsNoMore()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var below = new Uri(dashboard.Url, "mc/");

        using var page = await http.GetAsync(below, TestContext.Current.CancellationToken);
        using var withoutSlash = await http.GetAsync(new Uri(dashboard.Url, "mc"), TestContext.Current.CancellationToken);
        using var signIn = new StringContent($$"""{"token":"{{cluster.AdminToken}}"}""", Encoding.UTF8, "application/json");
        using var signedIn = await http.PostAsync(new Uri(below, "mc/v1/auth/sign-in"), signIn, TestContext.Current.CancellationToken);

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Equal("/k10/mc/", withoutSlash.Headers.Location?.OriginalString);
        Assert.True(signedIn.IsSuccessStatusCode, $"{signedIn.StatusCode} {await signedIn.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        Assert.Contains("-mc=", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/k10/mc;", cookie, StringComparison.Ordinal);
        foreach (var (url, status) in new[] { ("mc/v1/auth/me", HttpStatusCode.OK), ("v1/auth/me", HttpStatusCode.Unauthorized) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(below, url));
            request.Headers.Add("Cookie", cookie.Split(';')[0]);
            using var me = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(status, me.StatusCode);
        }
    }

    [Theory]
    [InlineData("assets/index-a1b2.js", 5_000, true, true)]
    [InlineData("index.html", 5_000, true, false)]
    [InlineData("icon.svg", 10, false, false)]
    [InlineData("assets/photo-a1.png", 5_000, false, true)]
    public void File_IsCompressedWhereItPays_AndKeptForeverWhereItsNameSaysItsContent(string path, int length, bool isZipped, bool isImmutable)
    {
        var content = Encoding.UTF8.GetBytes(new string('a', length));

        var file = PageFile.Of(path, content);

        Assert.Equal(isImmutable, file.IsImmutable);
        Assert.Equal(isZipped, file.Zipped is not null);
        if (file.Zipped is { } zipped)
        {
            using var unzipped = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(zipped.ToArray()), CompressionMode.Decompress);
            gzip.CopyTo(unzipped);
            Assert.Equal(content, unzipped.ToArray());
        }
    }
}
