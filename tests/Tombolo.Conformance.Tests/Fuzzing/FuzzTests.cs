using System.Diagnostics;
using System.Globalization;
using Tombolo.Conformance.Tests.Servers;

namespace Tombolo.Conformance.Tests.Fuzzing;

/// <summary>Whatever is sent, LocalKube has an answer to it. <c>TOMBOLO_FUZZ_SECONDS</c> says how long, <c>TOMBOLO_SEED</c> plays one run again.</summary>
public sealed class FuzzTests(ApiServers servers, ITestOutputHelper output)
{
    private const int DefaultSeconds = 10;

    // The real server has no better answer to this either.
    private const string KnownFailure = "resourceVersion should not be set on objects to be created";

    [Fact]
    public async Task Nonsense_IsAnsweredWithoutAnInternalError()
    {
        Assert.SkipUnless(ServerKinds.Wanted.Contains(ServerKinds.Local), "is about LocalKube");
        var seconds = Number("TOMBOLO_FUZZ_SECONDS") ?? DefaultSeconds;
        var seed = Number("TOMBOLO_SEED") ?? Random.Shared.Next(1_000_000);
        output.WriteLine($"TOMBOLO_SEED={seed}");
        using var server = await servers.AddLocalAsync("fuzz");
        var generator = new RequestGenerator(seed);
        var watch = Stopwatch.StartNew();
        var sent = 0;
        for (; watch.Elapsed < TimeSpan.FromSeconds(seconds); sent++)
        {
            var request = generator.Next();
            await AssertAnsweredAsync(server, request, $"TOMBOLO_SEED={seed}, request {sent}");
        }

        output.WriteLine($"{sent} requests in {seconds} s");
        Assert.True(sent > 100, $"only {sent} requests in {seconds} s");
        Assert.Equal(200, (await server.SendAsync("GET", "/readyz", body: (string?)null)).Code);
    }

    private static async Task AssertAnsweredAsync(ApiServer server, FuzzRequest request, string which)
    {
        ApiAnswer answer;
        try
        {
            answer = await server.SendAsync(request.Method, request.Target, request.Body, request.ContentType, "admin", request.Headers);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            Assert.Fail($"{which} was not answered ({exception.Message}): {request}");
            return;
        }

        Assert.False(answer.Code == 500 && !answer.Body.Contains(KnownFailure, StringComparison.Ordinal), $"{which} got 500: {answer.Body}\n{request}");
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : null;
}
