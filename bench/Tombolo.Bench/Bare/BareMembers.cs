using System.Net;

namespace Tombolo.Bench.Bare;

/// <summary>Bare connections to a <see cref="BareHub"/>, each a stream of its own; what each does with what it receives is the caller's.</summary>
internal sealed class BareMembers : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, CancellationToken, Task> _received;
    private Task[] _running = [];
    private volatile int _eventLength;

    /// <param name="received">Called with the number of the connection, when all of what was published has come.</param>
    public BareMembers(Uri hub, Func<int, CancellationToken, Task> received)
    {
        _received = received;
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false };
        _http = new HttpClient(handler) { BaseAddress = hub, DefaultRequestVersion = HttpVersion.Version11, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Opens the connections; all of them stand when this returns.</summary>
    public async Task OpenAsync(int count, CancellationToken cancellationToken)
    {
        _running = [.. Enumerable.Range(0, count).Select(index => Task.Run(() => FollowAsync(index, _stop.Token), cancellationToken))];
        while (await _http.GetStringAsync(new Uri("/streams", UriKind.Relative), cancellationToken) != $"{count}")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Has the hub send these bytes to every connection.</summary>
    public async Task PublishAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        _eventLength = bytes.Length;
        await PostAsync("/publish", bytes, cancellationToken);
    }

    /// <summary>Posts these bytes back to the hub.</summary>
    public Task ReportAsync(byte[] bytes, CancellationToken cancellationToken) => PostAsync("/report", bytes, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task PostAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(bytes);
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private async Task FollowAsync(int index, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(new Uri("/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[4096];
        var read = 0;
        while (true)
        {
            var length = await stream.ReadAsync(buffer, cancellationToken);
            if (length == 0)
            {
                return;
            }

            read += length;
            if (read >= _eventLength)
            {
                read -= _eventLength;
                await _received(index, cancellationToken);
            }
        }
    }
}
