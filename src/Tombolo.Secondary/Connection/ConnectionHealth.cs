namespace Tombolo.Secondary.Connection;

/// <summary>When authentic frames came on one connection.</summary>
internal sealed class ConnectionHealth(TimeProvider time)
{
    private long? _first;
    private long _last;

    /// <summary>An authentic frame came.</summary>
    public bool IsHealthy => _first is not null;

    /// <summary>Since the first authentic frame; zero before it.</summary>
    public TimeSpan Length => _first is { } first ? time.GetElapsedTime(first) : TimeSpan.Zero;

    /// <summary>From the first authentic frame to the last one: for so long frames were not held back.</summary>
    public TimeSpan Proven => _first is { } first ? time.GetElapsedTime(first, _last) : TimeSpan.Zero;

    /// <summary>Since the last authentic frame; zero before the first.</summary>
    public TimeSpan Idle => _first is null ? TimeSpan.Zero : time.GetElapsedTime(_last);

    /// <summary>An authentic frame was accepted.</summary>
    public void Contact()
    {
        _last = time.GetTimestamp();
        _first ??= _last;
    }
}
