using System.Net;
using Microsoft.AspNetCore.Http;
using Tombolo.Kubernetes.Tests.Certificates;
using Tombolo.Testing.Http;

namespace Tombolo.Kubernetes.Tests.Configuration.Http;

public sealed class ProxyTests : HandlerTest, IAsyncLifetime
{
    private ScriptedServer _server = null!;

    /// <summary>A name that only the proxy can reach.</summary>
    private Uri Server => new($"https://api.example.test:{_server.Url.Port}");

    public async ValueTask InitializeAsync() => _server = await ScriptedServer.StartAsync(
        context => context.Response.WriteAsync("{}"), Own(TestCertificates.Server(Authority, "api.example.test", "127.0.0.1")));

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Dispose();
    }

    [Fact]
    public async Task Send_ProxyUrl_GoesThroughTheProxyAndVerifiesTheServer()
    {
        await using var proxy = new ConnectProxy();

        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), await GetAsync(CreateClient(To(Server) with { Proxy = proxy.Url }), Server));
        Assert.Equal([$"api.example.test:{Server.Port}"], proxy.Targets);
    }

    [Fact]
    public async Task Send_ProxyUrlToLoopback_GoesThroughTheProxyToo()
    {
        await using var proxy = new ConnectProxy();
        Environment["NO_PROXY"] = "*";

        await GetAsync(CreateClient(To(_server.Url) with { Proxy = proxy.Url }), _server.Url);

        Assert.Equal([$"127.0.0.1:{Server.Port}"], proxy.Targets);
    }

    [Fact]
    public async Task Send_HttpsProxy_IsHonoured()
    {
        await using var proxy = new ConnectProxy();
        Environment["HTTPS_PROXY"] = proxy.Url.AbsoluteUri;

        await GetAsync(CreateClient(To(Server)), Server);

        Assert.Equal([$"api.example.test:{Server.Port}"], proxy.Targets);
    }

    [Fact]
    public async Task Send_NoProxy_IsHonoured()
    {
        await using var proxy = new ConnectProxy();
        Environment["HTTPS_PROXY"] = proxy.Url.AbsoluteUri;
        Environment["NO_PROXY"] = ".example.test";

        await FailureAsync(To(Server));

        Assert.Empty(proxy.Targets);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_ProxyAsksForAPassword_GetsThatOfItsUrl(bool fromEnvironment)
    {
        await using var proxy = new ConnectProxy("user:p@ss");
        var url = new Uri($"http://user:p%40ss@127.0.0.1:{proxy.Port}");
        Environment["HTTPS_PROXY"] = url.AbsoluteUri;

        var answer = await GetAsync(CreateClient(To(Server) with { Proxy = fromEnvironment ? null : url }), Server);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Single(proxy.Targets);
    }

    [Fact]
    public async Task Send_WrongPassword_NamesTheProxyWithoutIt()
    {
        await using var proxy = new ConnectProxy("user:right");
        var url = new Uri($"http://user:secret@127.0.0.1:{proxy.Port}");

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(CreateClient(To(Server) with { Proxy = url }), Server));

        Assert.Contains($"127.0.0.1:{proxy.Port}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("407", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", (To(Server) with { Proxy = url }).ToString(), StringComparison.Ordinal);
    }
}
