namespace Tombolo.Dashboard.Live;

/// <summary>Which event streams are open.</summary>
internal sealed class LiveViewers
{
    /// <summary>So many streams of one session, or of one bearer token, at once.</summary>
    public const int MostOfOne = 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _streams = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _streams.Values.Sum();
            }
        }
    }

    /// <summary>False when this viewer has as many as one may have.</summary>
    public bool TryAdd(string viewer)
    {
        lock (_gate)
        {
            var count = _streams.GetValueOrDefault(viewer);
            if (count >= MostOfOne)
            {
                return false;
            }

            _streams[viewer] = count + 1;
            return true;
        }
    }

    public void Remove(string viewer)
    {
        lock (_gate)
        {
            if (--_streams[viewer] == 0)
            {
                _streams.Remove(viewer);
            }
        }
    }
}
