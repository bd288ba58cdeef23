using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Tombolo.Api.Core;
using Tombolo.Kubernetes.Client;
using Tombolo.Protocol.Messages;
using Tombolo.Secondary.Tunnel;
using Tombolo.Server.Tests.Connections;
using Tombolo.Testing.Http;
using Tombolo.Testing.Proxies;
using Tombolo.Testing.Waiting;

namespace Tombolo.Server.Tests.Tunnels;

/// <summary>The proxy, the hub, a member and its API server, all real but for what that API server answers.</summary>
public sealed class TunnelTests : IAsyncDisposable
{
    private readonly Dictionary<string, string> _config = new() { ["allow-primary-access"] = "true" };
    private readonly List<IAsyncDisposable> _open = [];
    private Reviews _reviews = null!;
    private InProcessHub _hub = null!;
    private ScriptedServer _apiServer = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var open in Enumerable.Reverse(_open))
        {
            await open.DisposeAsync();
        }
    }

    [Fact]
    public async Task Request_WithForgedHeaders_ReachesTheApiServerWithTheMappedIdentityAlone()
    {
        string[] seen = [];
        await StartAsync(async context =>
        {
            seen = [.. context.Request.Headers.Where(header => header.Key is not ("Host" or "Connection")).Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal)];
            using var body = new StreamReader(context.Request.Body);
            context.Response.Headers.SetCookie = "a=b";
            await context.Response.WriteAsync($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {await body.ReadToEndAsync()}");
        });
        using var request = Request(HttpMethod.Post, "/api/v1/namespaces/a/configmaps?fieldManager=kubectl%2Dx");
        request.Content = new StringContent("""{"kind":"ConfigMap"}""", MediaTypeHeaderValue.Parse("application/json"));
        foreach (var name in new[] { "Impersonate-User", "Impersonate-Group", "X-Remote-User", "X-Remote-Group", "X-Forwarded-For", "Cookie" })
        {
            request.Headers.TryAddWithoutValidation(name, "system:masters");
        }

        using var response = await SendAsync(request);
        Assert.Equal("""POST /api/v1/namespaces/a/configmaps?fieldManager=kubectl%2Dx {"kind":"ConfigMap"}""", await response.Content.ReadAsStringAsync(Cancelled));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal(
            ["Content-Type: application/json", "Impersonate-Group: tombolo:primary-uid:ops", "Impersonate-User: tombolo:primary-uid:alice", "Transfer-Encoding: chunked"], seen);
        Assert.Equal(["create clusters/proxy shop-lyon"], _reviews.Asked);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("Bearer nobody", 401)]
    [InlineData("Basic YWxpY2U6YWxpY2U=", 401)]
    [InlineData("Bearer mallory", 403)]
    [InlineData("Bearer alice", 200)]
    public async Task Caller_ByBearerTokenAlone_IsLetInOrNot(string? authorization, int status)
    {
        await StartAsync(context => context.Response.WriteAsync("in"));
        using var request = Request(HttpMethod.Get, "/version");
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.TryAddWithoutValidation("Cookie", "tombolo-session=alice");
        using var response = await SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(status == 200 ? 1 : 0, _apiServer.Requests.Count);
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/api/v1/namespaces/a/pods/b/exec")]
    [InlineData("/api/v1/%2e%2e/%2e%2e/metrics")]
    public async Task Path_OfSomethingElse_NeverLeavesThePrimary(string path)
    {
        await StartAsync(context => context.Response.WriteAsync("in"));
        using var response = await SendAsync(Request(HttpMethod.Get, path));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Null(_hub.Hub.Sessions.FindLive("uid-shop-lyon")!.Tunnel.Find(out _).Tunnel);
    }

    [Fact]
    public async Task Consent_TakenBack_EndsAccessAtOnce()
    {
        await StartAsync(context => context.Response.WriteAsync("in"));
        using var before = await SendAsync(Request(HttpMethod.Get, "/version"));
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        _config["allow-primary-access"] = "false";
        using var after = await SendAsync(Request(HttpMethod.Get, "/version"));
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
        Assert.Contains("has not consented", await after.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Single(_apiServer.Requests);
    }

    [Fact]
    public async Task Watch_GivenUp_EndsAtTheApiServer()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await StartAsync(async context =>
        {
            using var registration = context.RequestAborted.Register(ended.SetResult);
            await context.Response.WriteAsync("{}\n");
            await context.Response.Body.FlushAsync();
            await ended.Task;
        });
        var response = await SendAsync(Request(HttpMethod.Get, "/api/v1/pods?watch=1"));
        var buffer = new byte[10];
        await using var body = await response.Content.ReadAsStreamAsync(Cancelled);
        Assert.Equal(3, await body.ReadAsync(buffer, Cancelled));
        Assert.False(ended.Task.IsCompleted);
        response.Dispose();
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, Cancelled);
    }

    [Fact]
    public async Task Way_PassesNoWebSockets_IsSaidAndNothingElseSuffers()
    {
        await using var ingress = await DifficultIngress.StartAsync(new IngressManners(), TimeProvider.System, Cancelled);
        await StartAsync(context => context.Response.WriteAsync("in"), ingress);
        using var response = await SendAsync(Request(HttpMethod.Get, "/version"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("does not pass WebSockets", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.NotNull(_hub.Hub.Sessions.FindLive("uid-shop-lyon"));
    }

    [Fact]
    public async Task Way_ThroughAnIngressThatPassesWebSockets_CarriesRequestsWatchesAndBodies()
    {
        await using var ingress = await DifficultIngress.StartAsync(new IngressManners { PassesUpgrades = true }, TimeProvider.System, Cancelled);
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await StartAsync(
            async context =>
            {
                if (context.Request.QueryString.HasValue)
                {
                    await context.Response.WriteAsync("first\n");
                    await context.Response.Body.FlushAsync();
                    await said.Task;
                }

                await context.Request.Body.CopyToAsync(context.Response.Body);
            },
            ingress);
        var watch = await SendAsync(Request(HttpMethod.Get, "/api/v1/pods?watch=1"));
        await using var events = await watch.Content.ReadAsStreamAsync(Cancelled);
        Assert.Equal(6, await events.ReadAsync(new byte[100], Cancelled));

        // More than a window, there and back, while the watch goes on.
        var body = new byte[1024 * 1024];
        new Random(1).NextBytes(body);
        using var request = Request(HttpMethod.Post, "/api/v1/namespaces");
        request.Content = new ByteArrayContent(body);
        using var echoed = await SendAsync(request);
        Assert.Equal(body, await echoed.Content.ReadAsByteArrayAsync(Cancelled));
        said.SetResult();
        Assert.Equal(0, await events.ReadAsync(new byte[100], Cancelled));
        Assert.Equal(0, ingress.Cuts);

        // One that cuts what is idle cuts the tunnel with it; the next request opens another.
        ingress.Manners = new IngressManners { PassesUpgrades = true, IdleLimit = TimeSpan.FromSeconds(1) };
        watch.Dispose();
        using var last = await SendAsync(Request(HttpMethod.Get, "/version"));
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        await Eventually.TrueAsync(() => ingress.Cuts > 0, TimeSpan.FromSeconds(30), "the tunnel is cut");
        await Eventually.TrueAsync(
            async () => (await SendAsync(Request(HttpMethod.Get, "/version"))).StatusCode == HttpStatusCode.OK, TimeSpan.FromSeconds(60), "another tunnel is open");
    }

    [Fact]
    public async Task Ticket_OfSomebodyElse_OpensNoTunnel()
    {
        await StartAsync(context => context.Response.WriteAsync("in"));
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.SetRequestHeader(ProtocolHeaders.Session, _hub.Hub.Sessions.FindLive("uid-shop-lyon")!.Id);
        socket.Options.SetRequestHeader(ProtocolHeaders.Tag, "AAAAAAAAAAAAAAAAAAAAAA");
        var url = new UriBuilder(ProtocolPaths.Endpoint(new Uri(_hub.Address, "/k10"), $"{ProtocolPaths.Tunnel}/any")) { Scheme = "ws" }.Uri;
        var refused = await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(url, Cancelled));
        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        await new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).SendAsync(request, Cancelled);

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var url = new Uri($"{_hub.Address.GetLeftPart(UriPartial.Authority)}/k10/mc/v1/clusters/shop-lyon/k8s{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(method, url);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer alice");
        return request;
    }

    private async Task StartAsync(RequestDelegate apiServer, DifficultIngress? ingress = null)
    {
        _open.Add(_reviews = await Reviews.StartAsync());
        _open.Add(_apiServer = await ScriptedServer.StartAsync(apiServer));
        _open.Add(_hub = await InProcessHub.StartAsync(TimeProvider.System, Cancelled, _reviews.Client));
        if (ingress is not null)
        {
            ingress.Upstream = _hub.Address;
        }

        var transport = new ApiServerTransport(
            new HttpMessageInvoker(new SocketsHttpHandler()), new HttpMessageInvoker(new SocketsHttpHandler()), _apiServer.Url);
        var tunnels = new TunnelFactory(transport, new PrimaryAccessConsent(() => new ConfigMap { Data = _config }, "kasten-io"), TimeProvider.System, NullLoggerFactory.Instance);
        var (member, key) = _hub.Join("shop-lyon");
        _open.Add(new InProcessMember(_hub, member, key, ingress?.Url, tunnels: tunnels));
        await Eventually.TrueAsync(() => _hub.Hub.Sessions.FindLive(member.Id) is not null);
    }
}
