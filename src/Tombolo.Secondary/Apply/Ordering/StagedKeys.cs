using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Apply.Ordering;

/// <summary>
/// Keys that are still to be tried, in stages: those of a stage may be tried when all of the stages before have been, whatever came of it.
/// Not thread-safe.
/// </summary>
internal sealed class StagedKeys
{
    private readonly Dictionary<CopyKey, int> _stages = [];
    private readonly SortedDictionary<int, HashSet<CopyKey>> _pending = [];

    /// <summary>Nothing is left to be tried.</summary>
    public bool IsEmpty => _pending.Count == 0;

    public void Add(CopyKey key, int stage)
    {
        Remove(key);
        _stages[key] = stage;
        if (!_pending.TryGetValue(stage, out var keys))
        {
            _pending[stage] = keys = [];
        }

        keys.Add(key);
    }

    public bool Contains(CopyKey key) => _stages.ContainsKey(key);

    /// <summary>True for keys whose turn it is, and for those that do not wait here.</summary>
    public bool MayTry(CopyKey key) => !_stages.TryGetValue(key, out var stage) || stage == Current;

    /// <summary>The keys whose turn it is.</summary>
    public IReadOnlyCollection<CopyKey> Open => IsEmpty ? [] : _pending[Current];

    /// <summary>Takes a key out. True when that ended its stage: there is another set of <see cref="Open"/> keys, or none.</summary>
    public bool Remove(CopyKey key)
    {
        if (!_stages.Remove(key, out var stage))
        {
            return false;
        }

        var keys = _pending[stage];
        keys.Remove(key);
        if (keys.Count > 0)
        {
            return false;
        }

        var wasCurrent = stage == Current;
        _pending.Remove(stage);
        return wasCurrent;
    }

    public void Clear()
    {
        _stages.Clear();
        _pending.Clear();
    }

    private int Current => _pending.First().Key;
}
