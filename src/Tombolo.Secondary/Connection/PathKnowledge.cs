namespace Tombolo.Secondary.Connection;

/// <summary>
/// What was learned of the way to one URL of the primary: whether it holds streams back, and for how long it leaves a connection idle. Forgotten after
/// a time, because ways change. Used by one connection at a time.
/// </summary>
internal sealed class PathKnowledge(TimeProvider time)
{
    /// <summary>The primary pings at least this often unless asked for more.</summary>
    public static readonly TimeSpan UsualPing = TimeSpan.FromSeconds(15);

    /// <summary>How long a poll is held when nothing is known of the way.</summary>
    public static readonly TimeSpan UsualHold = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstMemory = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestMemory = TimeSpan.FromMinutes(60);

    /// <summary>One cut may be anything, a second like it is a habit.</summary>
    private const int CutsThatCount = 2;

    private DateTimeOffset _polledUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _rememberedUntil = DateTimeOffset.MinValue;
    private TimeSpan _memory = FirstMemory;
    private TimeSpan _hold = UsualHold;
    private TimeSpan _shortestIdle = UsualPing;
    private int _idleCuts;
    private int _unheard;

    /// <summary>Streams are held back on this way: the primary is polled.</summary>
    public bool IsPolled => time.GetUtcNow() < _polledUntil;

    /// <summary>How long a poll may be held.</summary>
    public TimeSpan Hold => IsRemembered ? _hold : UsualHold;

    /// <summary>How often the primary is to send a ping; null for as often as it likes.</summary>
    public TimeSpan? Ping => IsRemembered && _idleCuts >= CutsThatCount ? Half(_shortestIdle) : null;

    private bool IsRemembered => time.GetUtcNow() < _rememberedUntil;

    /// <summary>Streams are held back: polls from now on, each time for longer, until streams are tried again.</summary>
    public void StreamHeldBack()
    {
        _unheard = 0;
        var now = time.GetUtcNow();
        _polledUntil = now + _memory;
        _rememberedUntil = _polledUntil;
        _memory = _memory * 2 < LongestMemory ? _memory * 2 : LongestMemory;
    }

    /// <summary>A stream brought nothing in time, or was cut before it did, although the primary says something at once. Once may be a primary that has much to do.</summary>
    public void StreamUnheard()
    {
        if (++_unheard >= CutsThatCount)
        {
            StreamHeldBack();
        }
    }

    /// <summary>A stream that had brought something was cut, cleanly or not.</summary>
    /// <param name="proven">For how long frames had come on it.</param>
    /// <param name="idle">For how long none had come when it was cut.</param>
    public void StreamCut(TimeSpan proven, TimeSpan idle)
    {
        _unheard = 0;
        if (proven >= UsualPing)
        {
            _memory = FirstMemory;
        }

        // A cut between two pings that is not the end of something healthy: idle connections are not left alone here.
        if (proven < UsualPing && idle >= Shortest && idle < UsualPing)
        {
            _idleCuts = IsRemembered ? _idleCuts + 1 : 1;
            _shortestIdle = _idleCuts == 1 || idle < _shortestIdle ? idle : _shortestIdle;
            Remember();
        }
    }

    /// <summary>A poll was cut before it was answered: the next ones are held for half as long.</summary>
    public void PollCut()
    {
        _hold = Half(Hold);
        Remember();
    }

    private static TimeSpan Half(TimeSpan whole) => whole / 2 > Shortest ? whole / 2 : Shortest;

    private void Remember()
    {
        var until = time.GetUtcNow() + FirstMemory;
        _rememberedUntil = until > _rememberedUntil ? until : _rememberedUntil;
    }
}
