using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace Tombolo.Bench.Requests;

/// <summary>Notes when the HTTP requests of this process end, whoever makes them, so that Tombolo and the bare work are timed by the same clock.</summary>
internal sealed class RequestClock : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly TimeProvider _time;
    private ImmutableList<Expectation> _expected = [];

    public RequestClock(TimeProvider time)
    {
        _time = time;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Waits for that many successful requests from now on; the result is when each had its answer, as time stamps of the clock.</summary>
    /// <param name="suffix">Of the path.</param>
    public async Task<IReadOnlyList<long>> ExpectAsync(string method, string suffix, int count)
    {
        var expected = new Expectation(method, suffix, count);
        ImmutableInterlocked.Update(ref _expected, list => list.Add(expected));
        var ended = await expected.Done.Task;
        ImmutableInterlocked.Update(ref _expected, list => list.Remove(expected));
        return ended;
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Activity request)
    {
        foreach (var expected in _expected)
        {
            if (request.GetTagItem("http.request.method") is string method && method == expected.Method
                && request.GetTagItem("url.full") is string url && url.EndsWith(expected.Suffix, StringComparison.Ordinal)
                && request.GetTagItem("http.response.status_code") is 200)
            {
                expected.Ended.Enqueue(_time.GetTimestamp());
                if (expected.Ended.Count == expected.Count)
                {
                    expected.Done.TrySetResult([.. expected.Ended]);
                }
            }
        }
    }

    private sealed record Expectation(string Method, string Suffix, int Count)
    {
        public ConcurrentQueue<long> Ended { get; } = new();

        public TaskCompletionSource<IReadOnlyList<long>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
