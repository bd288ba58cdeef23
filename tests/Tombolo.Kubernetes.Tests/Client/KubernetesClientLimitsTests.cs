using Microsoft.AspNetCore.Http;
using Tombolo.Api.Resources;
using Tombolo.Testing.Http;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.Client;

/// <summary>Bounds: concurrency, pace, size, Retry-After.</summary>
public sealed class KubernetesClientLimitsTests
{
    private const string Object = """{"apiVersion":"v1","kind":"Node","metadata":{"name":"x"}}""";
    private static readonly ResourceKey Key = new("", "x");

    [Fact]
    public async Task Concurrency_AtTheBound_OthersWait()
    {
        var release = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await release.Task;
            await context.AnswerAsync(200, Object);
        });
        using var client = TestClient.For(server, new() { MaxConcurrentRequests = 2 });

        var calls = Enumerable.Range(0, 5).Select(_ => client.GetAsync(KnownResources.Node, Key, default)).ToArray();
        await Eventually.TrueAsync(() => server.Requests.Count == 2);
        using var impatient = new CancellationTokenSource();
        var waiting = client.GetAsync(KnownResources.Node, Key, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(2, server.Requests.Count);
        release.SetResult();

        Assert.All(await Task.WhenAll(calls), result => Assert.True(result.IsSuccess));
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task RateLimit_AfterTheBurst_FollowsTheClock()
    {
        var time = new ManualTimeProvider();
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(200, Object));
        using var client = TestClient.For(server, new() { RateLimit = new(2, Burst: 3) }, time);

        var calls = Enumerable.Range(0, 5).Select(_ => client.GetAsync(KnownResources.Node, Key, default)).ToArray();
        await Task.WhenAll(calls[..3]);
        Assert.False(calls[3].IsCompleted || calls[4].IsCompleted);

        time.Advance(TimeSpan.FromMilliseconds(500));
        await calls[3];
        Assert.False(calls[4].IsCompleted);

        time.Advance(TimeSpan.FromMilliseconds(500));
        await calls[4];
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Size_BeyondTheLimit_IsAnError(bool withLength)
    {
        await using var server = await ScriptedServer.StartAsync(context => AnswerAsync(context, 100_000, withLength));
        using var client = TestClient.For(server, new() { MaxResponseBytes = 50_000 });

        var result = await client.ListAsync(KnownResources.Node, new(), default);

        Assert.Equal("ResponseTooLarge", result.Error?.Reason);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(16_384, false)]
    [InlineData(200_000, true)]
    [InlineData(200_000, false)]
    public async Task Size_WithinTheLimit_IsReadWhole(int size, bool withLength)
    {
        await using var server = await ScriptedServer.StartAsync(context => AnswerAsync(context, size, withLength));
        using var client = TestClient.For(server, new() { MaxResponseBytes = Math.Max(size, 1) });

        var result = await client.GetRawAsync("/", default);

        Assert.Equal(size, result.Value.Length);
        Assert.True(result.Value.Span.IndexOfAnyExcept((byte)'x') < 0);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Thu, 01 Jan 2026 00:00:09 GMT", 9)]
    [InlineData("Wed, 31 Dec 2025 00:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task RetryAfter_Header_IsRead(string? header, int? seconds)
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = header;
            return context.AnswerAsync(429, "slow down", "text/plain");
        });
        using var client = TestClient.For(server, time: new ManualTimeProvider());

        var error = (await client.GetAsync(KnownResources.Node, Key, default)).Error;

        Assert.Equal(seconds, (int?)error?.RetryAfter?.TotalSeconds);
        Assert.Equal("slow down", error?.Message);
        Assert.True(error is { IsTransient: true });
    }

    private static async Task AnswerAsync(HttpContext context, int size, bool withLength)
    {
        if (withLength)
        {
            await context.AnswerAsync(200, new string('x', size));
            return;
        }

        for (var sent = 0; sent < size; sent += 1_000)
        {
            await context.SendAsync(new string('x', Math.Min(1_000, size - sent)));
        }
    }
}
