using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Tests.Harness;

/// <summary>Reads a watch, line by line.</summary>
public sealed class WatchReader : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private WatchReader(HttpResponseMessage response, Stream stream) => (_response, _lines) = (response, new StreamReader(stream));

    public static async Task<WatchReader> OpenAsync(TestCluster cluster, string path)
    {
        var response = await cluster.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        return new WatchReader(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next event as <c>TYPE name</c>; null at the end.</summary>
    public async Task<string?> NextAsync() =>
        await NextEventAsync() is { } change ? $"{change["type"]} {change["object"]?["metadata"]?["name"]}" : null;

    /// <summary>The next event; null at the end.</summary>
    public async Task<JsonObject?> NextEventAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        return await _lines.ReadLineAsync(deadline.Token) is { } line ? JsonNode.Parse(line)!.AsObject() : null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
