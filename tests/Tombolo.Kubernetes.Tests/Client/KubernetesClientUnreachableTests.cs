using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Testing.Http;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.Client;

/// <summary>An API server that does not answer, or not in full, is one exception; the caller's own cancellation stays cancellation.</summary>
public sealed class KubernetesClientUnreachableTests
{
    private static readonly ResourceKey Key = new("", "x");

    [Fact]
    public async Task NobodyListens_IsUnreachable()
    {
        using var client = TestClient.For(FreeUrl());

        var failure = await Assert.ThrowsAsync<KubernetesUnreachableException>(() => client.GetAsync(KnownResources.Node, Key, default));

        Assert.Contains(client.Server.ToString(), failure.Message, StringComparison.Ordinal);
        Assert.Contains("refused", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task NoSuchHost_IsUnreachable()
    {
        using var client = TestClient.For(new Uri("http://no-such-host.invalid"));

        await Assert.ThrowsAsync<KubernetesUnreachableException>(() => client.GetAsync(KnownResources.Node, Key, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CutWithinTheBody_IsUnreachable(bool withLength)
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.ContentLength = withLength ? 1_000 : null;
            await context.SendAsync("""{"kind":"Node","metadata":{"name":""");
            context.Abort();
        });
        using var client = TestClient.For(server);

        await Assert.ThrowsAsync<KubernetesUnreachableException>(() => client.GetAsync(KnownResources.Node, Key, default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NoAnswerInTime_IsUnreachable(bool afterHeaders)
    {
        var time = new ManualTimeProvider();
        await using var server = await ScriptedServer.StartAsync(context => SilentAsync(context, afterHeaders));
        using var client = TestClient.For(server, new() { RequestTimeout = TimeSpan.FromSeconds(3) }, time);

        var call = client.GetAsync(KnownResources.Node, Key, default);
        await Eventually.TrueAsync(() => server.Requests.Count == 1);
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        var failure = await Assert.ThrowsAsync<KubernetesUnreachableException>(() => call);
        Assert.Contains("no answer within 3 s", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CallerCancels_StaysCancellation(bool afterHeaders)
    {
        using var cancel = new CancellationTokenSource();
        await using var server = await ScriptedServer.StartAsync(context => SilentAsync(context, afterHeaders));
        using var client = TestClient.For(server);

        var call = client.GetAsync(KnownResources.Node, Key, cancel.Token);
        await Eventually.TrueAsync(() => server.Requests.Count == 1);
        await cancel.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task OverHttpClient_ItsOwnTimeout_IsUnreachable()
    {
        await using var server = await ScriptedServer.StartAsync(context => SilentAsync(context, afterHeaders: false));
        using var client = KubernetesClient.Create(
            new HttpClient(TestClient.Handler()) { Timeout = TimeSpan.FromMilliseconds(50) }, server.Url, new(), TimeProvider.System);

        await Assert.ThrowsAsync<KubernetesUnreachableException>(() => client.GetAsync(KnownResources.Node, Key, default));
    }

    private static async Task SilentAsync(HttpContext context, bool afterHeaders)
    {
        if (afterHeaders)
        {
            await context.SendAsync("{");
        }

        await context.HoldAsync();
    }

    private static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }
}
