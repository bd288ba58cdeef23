namespace Tombolo.Primary.Distributions.Compilation.Varying;

/// <summary>Remembers what was asked for since the rotation before the last one; what nobody asks for any more is forgotten. Not thread-safe.</summary>
internal sealed class RotatingCache<TKey, TValue>
    where TKey : notnull
{
    private Dictionary<TKey, TValue> _current = [];
    private Dictionary<TKey, TValue> _before = [];

    /// <summary>Begins a round.</summary>
    public void Rotate()
    {
        (_current, _before) = (_before, _current);
        _current.Clear();
    }

    public TValue Get<TState>(TKey key, TState state, Func<TState, TValue> make)
    {
        if (!_current.TryGetValue(key, out var value))
        {
            value = _before.TryGetValue(key, out var known) ? known : make(state);
            _current.Add(key, value);
        }

        return value;
    }
}
