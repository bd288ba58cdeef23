namespace Tombolo.Runtime.Controllers;

/// <summary>
/// The keys whose last try did not reach the API server. One outage makes many failures; only the first and the last of it are
/// worth a line in the log. A key that succeeds without having failed says nothing: it may have read caches only.
/// </summary>
internal sealed class UnreachableKeys<TKey>
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly HashSet<TKey> _keys = [];

    /// <summary>True when an outage starts.</summary>
    public bool Failed(TKey key)
    {
        lock (_lock)
        {
            return _keys.Add(key) && _keys.Count == 1;
        }
    }

    /// <summary>True when an outage ends.</summary>
    public bool Reached(TKey key)
    {
        lock (_lock)
        {
            return _keys.Remove(key) && _keys.Count == 0;
        }
    }
}
