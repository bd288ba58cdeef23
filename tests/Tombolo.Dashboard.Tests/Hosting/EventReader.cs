using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Tombolo.Dashboard.Tests.Hosting;

/// <summary>Reads the event stream as a page does.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private EventReader(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _items = SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();
    }

    public static async Task<EventReader> OpenAsync(Browser browser, string? lastEventId = null)
    {
        var response = lastEventId is null
            ? await browser.SendAsync(HttpMethod.Get, "events")
            : await browser.SendAsync(HttpMethod.Get, "events", null, ("Last-Event-ID", lastEventId));
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new EventReader(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; fails when none comes in 30 s.</summary>
    public async Task<SseItem<string>> NextAsync()
    {
        Assert.True(await _items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
        return _items.Current;
    }

    /// <summary>Fails unless the stream ends in 30 s.</summary>
    public async Task EndAsync()
    {
        while (await _items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)))
        {
            // What comes before the end does not matter.
        }
    }

    /// <summary>The next change, as <c>collection/name change</c>.</summary>
    public async Task<(string Text, string Id)> NextChangeAsync()
    {
        var item = await NextAsync();
        Assert.Equal("change", item.EventType);
        var change = JsonSerializer.Deserialize<JsonElement>(item.Data);
        return ($"{change.GetProperty("collection").GetString()}/{change.GetProperty("name").GetString()} {change.GetProperty("change").GetString()}", item.EventId!);
    }

    public ValueTask DisposeAsync()
    {
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
