using System.Collections.Concurrent;

namespace Tombolo.Dashboard.Caching;

/// <summary>Remembers answers for a short time, each asked for once however many want it. What failed is not remembered.</summary>
/// <param name="capacity">More are not remembered; the oldest go first.</param>
internal sealed class ExpiringCache<TKey, TValue>(TimeSpan lifetime, int capacity, TimeProvider time)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();

    public async Task<TValue> GetAsync(TKey key, Func<CancellationToken, Task<TValue>> ask, CancellationToken cancellationToken)
    {
        var entry = _entries.AddOrUpdate(key, _ => New(ask), (_, known) => IsFresh(known) ? known : New(ask));
        Trim();
        try
        {
            return await entry.Answer.Value.WaitAsync(cancellationToken);
        }
        catch when (entry.Answer.Value.IsCompleted && !entry.Answer.Value.IsCompletedSuccessfully)
        {
            _entries.TryRemove(new KeyValuePair<TKey, Entry>(key, entry));
            throw;
        }
    }

    /// <summary>True if the answer is at hand, and so costs nothing.</summary>
    public bool Knows(TKey key) => _entries.TryGetValue(key, out var known) && IsFresh(known);

    /// <summary>Remembers an answer that was not asked for here.</summary>
    public void Set(TKey key, TValue value)
    {
        _entries[key] = new Entry(time.GetTimestamp(), new Lazy<Task<TValue>>(Task.FromResult(value)));
        Trim();
    }

    public void Forget(TKey key) => _entries.TryRemove(key, out _);

    // The request that asked first may go away; the others still want the answer.
    private Entry New(Func<CancellationToken, Task<TValue>> ask) => new(time.GetTimestamp(), new Lazy<Task<TValue>>(() => ask(CancellationToken.None)));

    private bool IsFresh(Entry entry) => time.GetElapsedTime(entry.AskedAt) < lifetime;

    private void Trim()
    {
        if (_entries.Count <= capacity)
        {
            return;
        }

        foreach (var stale in _entries.Where(entry => !IsFresh(entry.Value)))
        {
            _entries.TryRemove(stale);
        }

        foreach (var oldest in _entries.OrderBy(entry => entry.Value.AskedAt).Take(Math.Max(0, _entries.Count - capacity)))
        {
            _entries.TryRemove(oldest);
        }
    }

    private sealed record Entry(long AskedAt, Lazy<Task<TValue>> Answer);
}
