using System.Threading.Channels;

namespace Tombolo.Runtime.Queues;

/// <summary>
/// The keys that need work, each at most once. A key that is added while it is worked on is handed out once more after
/// <see cref="Done"/>, never to two workers at a time; the semantics of client-go's work queue. All members are thread-safe.
/// </summary>
public sealed class WorkQueue<TKey> : IDisposable
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly HashSet<TKey> _dirty = [];
    private readonly HashSet<TKey> _processing = [];
    private readonly Dictionary<TKey, int> _failures = [];
    private readonly DelayedKeys<TKey> _delayed;
    private readonly Channel<TKey> _queue = Channel.CreateUnbounded<TKey>();
    private readonly ExponentialBackOff _backOff;
    private readonly Random _random;
    private int _addedWhileProcessing;
    private bool _shutDown;

    /// <param name="time">The clock of delays.</param>
    /// <param name="backOff">Waits of <see cref="AddRateLimited(TKey)"/>; null for <see cref="ExponentialBackOff.Default"/>.</param>
    /// <param name="random">Source of jitter; null for the shared one.</param>
    public WorkQueue(TimeProvider time, ExponentialBackOff? backOff = null, Random? random = null)
    {
        _delayed = new DelayedKeys<TKey>(time, _ => AddDue());
        _backOff = backOff ?? ExponentialBackOff.Default;
        _random = random ?? Random.Shared;
    }

    /// <summary>Keys ready to be handed out; without those that are worked on or due later.</summary>
    public int Count => _queue.Reader.Count;

    /// <summary>Keys that are due later.</summary>
    public int DelayedCount
    {
        get
        {
            lock (_lock)
            {
                return _delayed.Count;
            }
        }
    }

    /// <summary>Asks for work on <paramref name="key"/>; nothing happens if it waits already, or after <see cref="ShutDown"/>.</summary>
    public void Add(TKey key)
    {
        lock (_lock)
        {
            AddLocked(key);
        }
    }

    /// <summary>Adds <paramref name="key"/> when <paramref name="delay"/> is over; of several delays of one key the one that ends first counts.</summary>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        lock (_lock)
        {
            AddAfterLocked(key, delay);
        }
    }

    /// <summary>Counts a failure of <paramref name="key"/> and adds it when its back-off is over.</summary>
    public void AddRateLimited(TKey key) => AddRateLimited(key, TimeSpan.Zero);

    /// <summary>As <see cref="AddRateLimited(TKey)"/>, but not before <paramref name="atLeast"/> is over: what a server asked to wait.</summary>
    public void AddRateLimited(TKey key, TimeSpan atLeast)
    {
        lock (_lock)
        {
            var failures = _failures[key] = _failures.GetValueOrDefault(key) + 1;
            var delay = _backOff.Delay(failures, _random);
            AddAfterLocked(key, delay > atLeast ? delay : atLeast);
        }
    }

    /// <summary>Forgets the failures of <paramref name="key"/>: its next back-off starts from the base.</summary>
    public void Forget(TKey key)
    {
        lock (_lock)
        {
            _failures.Remove(key);
        }
    }

    /// <summary>How often <paramref name="key"/> was added rate-limited since it was last forgotten.</summary>
    public int Failures(TKey key)
    {
        lock (_lock)
        {
            return _failures.GetValueOrDefault(key);
        }
    }

    /// <summary>
    /// Hands out the next key; the caller ends its work with <see cref="Done"/>. Without a key, the queue was shut down and everything
    /// in it was handed out.
    /// </summary>
    public async ValueTask<QueueItem<TKey>> GetAsync(CancellationToken cancellationToken)
    {
        while (await _queue.Reader.WaitToReadAsync(cancellationToken))
        {
            lock (_lock)
            {
                if (_queue.Reader.TryRead(out var key))
                {
                    _dirty.Remove(key);
                    _processing.Add(key);
                    return new QueueItem<TKey>(key);
                }
            }
        }

        return default;
    }

    /// <summary>Ends the work on <paramref name="key"/>; if it was added meanwhile it is queued again.</summary>
    public void Done(TKey key)
    {
        lock (_lock)
        {
            if (_processing.Remove(key) && _dirty.Contains(key))
            {
                _addedWhileProcessing--;
                _queue.Writer.TryWrite(key);
            }

            CompleteIfDrained();
        }
    }

    /// <summary>Takes no more keys and drops those that are due later; what is queued is still handed out.</summary>
    public void ShutDown()
    {
        lock (_lock)
        {
            _shutDown = true;
            _delayed.Dispose();
            CompleteIfDrained();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ShutDown();

    private void AddLocked(TKey key)
    {
        if (_shutDown || !_dirty.Add(key))
        {
            return;
        }

        if (_processing.Contains(key))
        {
            _addedWhileProcessing++;
        }
        else
        {
            _queue.Writer.TryWrite(key);
        }
    }

    private void AddAfterLocked(TKey key, TimeSpan delay)
    {
        if (_shutDown)
        {
            return;
        }

        if (delay <= TimeSpan.Zero)
        {
            AddLocked(key);
        }
        else
        {
            _delayed.Add(key, delay);
        }
    }

    private void AddDue()
    {
        lock (_lock)
        {
            while (!_shutDown && _delayed.TryTakeDue(out var key))
            {
                AddLocked(key);
            }
        }
    }

    // A key that was added while it is worked on comes back with Done; the queue ends only after it.
    private void CompleteIfDrained()
    {
        if (_shutDown && _addedWhileProcessing == 0)
        {
            _queue.Writer.TryComplete();
        }
    }
}
