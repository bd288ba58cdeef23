using System.IO.Compression;
using System.Net.Http.Headers;
using Tombolo.Bench.Measuring;

namespace Tombolo.Bench.Dashboards;

/// <summary>What open pages cost the server, and how long they wait.</summary>
internal sealed class DashboardBenchmark(TimeProvider time) : IBenchmark
{
    public string Name => "dashboard";

    public string Description => "Memory for each open page (--objects of them), the list of all clusters (--clusters) and a change until all pages have heard of it (--count times).";

    public BenchmarkSettings Defaults { get; } = new(Clusters: 1000, Objects: 50, Count: 50);

    public async Task<BenchmarkResult> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        say($"{settings.Clusters} clusters on LocalKube");
        await using var host = await DashboardHost.StartAsync(settings.Clusters, time, cancellationToken);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        say($"{settings.Count} lists");
        var (first, whole) = (new List<double>(), new List<double>());
        byte[] body = [];
        for (var round = -5; round < settings.Count; round++)
        {
            var (head, end, bytes) = await ListAsync(host, http, cancellationToken);
            if (round >= 0)
            {
                first.Add(head);
                whole.Add(end);
            }

            body = bytes;
        }

        say($"{settings.Objects} open pages");
        var warm = await OpenDashboard.OpenAsync(host.Url, host.Token, cancellationToken);
        var (heap, requests) = (GC.GetTotalMemory(forceFullCollection: true), host.Requests);
        var pages = new List<OpenDashboard> { warm };
        while (pages.Count <= settings.Objects)
        {
            pages.Add(await OpenDashboard.OpenAsync(host.Url, host.Token, cancellationToken));
        }

        var perPage = (GC.GetTotalMemory(forceFullCollection: true) - heap) / 1024.0 / settings.Objects;
        var asked = host.Requests - requests;
        say($"{settings.Count} changes");
        var changes = new List<double>();
        for (var round = -5; round < settings.Count; round++)
        {
            var heard = Task.WhenAll(pages.Select(page => page.WaitForChangeAsync(cancellationToken)));
            var begin = time.GetTimestamp();
            await host.ChangeAsync((round + 5) % settings.Clusters, $"r{round}", cancellationToken);
            await heard;
            if (round >= 0)
            {
                changes.Add(time.GetElapsedTime(begin).TotalMilliseconds);
            }
        }

        pages.ForEach(page => page.Dispose());
        var (heads, ends, told) = (new Series("", "ms", first), new Series("", "ms", whole), new Series("", "ms", changes));
        return new BenchmarkResult(
            Name,
            settings,
            [],
            [
                Finding.Of("heap of an open page, both ends of its connection", perPage, "KiB"),
                Finding.Of($"requests to the API server for {settings.Objects} more pages", asked, ""),
                Finding.Of("list of clusters, first byte, p50", heads.P50, "ms"),
                Finding.Of("list of clusters, whole, p50", ends.P50, "ms"),
                Finding.Of("list of clusters, whole, p99", ends.P99, "ms"),
                Finding.Of("list of clusters, size", body.Length / 1024.0, "KiB"),
                Finding.Of("list of clusters, size gzipped", Zip(body) / 1024.0, "KiB"),
                Finding.Of($"a change until {pages.Count} pages heard of it, write included, p50", told.P50, "ms"),
                Finding.Of($"a change until {pages.Count} pages heard of it, write included, p99", told.P99, "ms"),
            ],
            Surroundings.Of("LocalKube"));
    }

    private async Task<(double First, double Whole, byte[] Body)> ListAsync(DashboardHost host, HttpMessageInvoker http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Url, "mc/v1/clusters"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", host.Token);
        var begin = time.GetTimestamp();
        using var answer = await http.SendAsync(request, cancellationToken);
        var first = time.GetElapsedTime(begin).TotalMilliseconds;
        var body = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken);
        return (first, time.GetElapsedTime(begin).TotalMilliseconds, body);
    }

    private static long Zip(byte[] body)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return zipped.Length;
    }
}
