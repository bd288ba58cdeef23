using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Apply.Results;

/// <summary>
/// The latest result of every item, numbered in the order of their changes. A result that is set again unchanged is no change.
/// </summary>
internal sealed class ApplyResults : IApplyResults
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, NumberedResult> _results = new(StringComparer.Ordinal);
    private readonly List<Action> _subscribers = [];
    private long _version;
    private DesiredRevision? _acknowledged;

    /// <inheritdoc/>
    public DesiredRevision? Acknowledged
    {
        get
        {
            lock (_lock)
            {
                return _acknowledged;
            }
        }
    }

    /// <inheritdoc/>
    public ApplyResultBatch Since(long after)
    {
        lock (_lock)
        {
            var changed = new List<NumberedResult>();
            var removed = new List<string>();
            foreach (var (key, numbered) in _results)
            {
                if (numbered.Version <= after)
                {
                    continue;
                }

                if (numbered.Result is null)
                {
                    removed.Add(key);
                }
                else
                {
                    changed.Add(numbered);
                }
            }

            changed.Sort((one, other) => one.Version.CompareTo(other.Version));
            return new ApplyResultBatch(_version, [.. changed.Select(numbered => numbered.Result!)], removed);
        }
    }

    /// <summary>The result of one item; null when it has none.</summary>
    public ItemResult? Find(string key)
    {
        lock (_lock)
        {
            return _results.GetValueOrDefault(key).Result;
        }
    }

    /// <summary>All results, in no order.</summary>
    public IReadOnlyList<ItemResult> List()
    {
        lock (_lock)
        {
            return [.. _results.Values.Where(numbered => numbered.Result is not null).Select(numbered => numbered.Result!)];
        }
    }

    /// <summary>False when that was the result already.</summary>
    public bool Set(ItemResult result)
    {
        lock (_lock)
        {
            if (_results.TryGetValue(result.Key, out var known) && known.Result is { } before && SameResult(before, result))
            {
                return false;
            }

            _results[result.Key] = new NumberedResult(++_version, result);
        }

        Notify();
        return true;
    }

    /// <summary>The item is no longer held.</summary>
    public void Remove(string key)
    {
        lock (_lock)
        {
            if (!_results.TryGetValue(key, out var known) || known.Result is null)
            {
                return;
            }

            _results[key] = new NumberedResult(++_version, null);
        }

        Notify();
    }

    public void Acknowledge(DesiredRevision revision)
    {
        lock (_lock)
        {
            if (_acknowledged == revision)
            {
                return;
            }

            _acknowledged = revision;
        }

        Notify();
    }

    /// <summary>Forgets everything: the membership that it was about has ended.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _acknowledged = null;
            foreach (var key in _results.Keys.ToList())
            {
                _results[key] = new NumberedResult(++_version, null);
            }
        }

        Notify();
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(Action changed)
    {
        lock (_lock)
        {
            _subscribers.Add(changed);
        }

        return new Subscription(() => Unsubscribe(changed));
    }

    private void Notify()
    {
        Action[] subscribers;
        lock (_lock)
        {
            subscribers = [.. _subscribers];
        }

        foreach (var subscriber in subscribers)
        {
            subscriber();
        }
    }

    private void Unsubscribe(Action changed)
    {
        lock (_lock)
        {
            _subscribers.Remove(changed);
        }
    }

    private static bool SameResult(ItemResult one, ItemResult other) =>
        one with { Drift = null } == other with { Drift = null }
        && (one.Drift ?? []).SequenceEqual(other.Drift ?? []);
}
