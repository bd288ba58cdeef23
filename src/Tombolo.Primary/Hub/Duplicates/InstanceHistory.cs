namespace Tombolo.Primary.Hub.Duplicates;

/// <summary>
/// Which processes connected as one cluster. A process that comes back after another one took over proves that both are alive: a restart never does
/// that, because its name is new each time.
/// </summary>
internal sealed class InstanceHistory
{
    /// <summary>Take-overs by processes that were there before, within <see cref="Window"/>, and it is one identity used twice.</summary>
    public const int Flips = 3;

    /// <summary>The most processes that are remembered.</summary>
    private const int Remembered = 16;

    /// <summary>How long a take-over counts, and how long one process has to be alone before the others count as gone.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _flips = new();
    private string? _current;

    /// <summary>Until when the identity counts as used twice if nothing else happens; in the past when it does not.</summary>
    public DateTimeOffset DuplicateUntil { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Processes that are remembered at the moment.</summary>
    public int Known => _seen.Count;

    public bool IsDuplicate(DateTimeOffset now) => now < DuplicateUntil;

    /// <summary>It was known before that the identity is used twice; whether it still is has to be watched anew.</summary>
    public void Assume(DateTimeOffset now) => DuplicateUntil = now + Window;

    /// <summary>A process became the live one.</summary>
    public void Activated(string instance, DateTimeOffset now)
    {
        Forget(now);
        if (_current is not null && _current != instance)
        {
            // Until now it was the live one.
            _seen[_current] = now;
            Replaced(instance, now);
        }

        _current = instance;
    }

    private void Replaced(string instance, DateTimeOffset now)
    {
        if (_seen.ContainsKey(instance))
        {
            _flips.Enqueue(now);
        }

        if (_flips.Count >= Flips || IsDuplicate(now))
        {
            DuplicateUntil = now + Window;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (_flips.TryPeek(out var flip) && now - flip > Window)
        {
            _flips.Dequeue();
        }

        foreach (var (instance, last) in _seen)
        {
            if (now - last > Window)
            {
                _seen.Remove(instance);
            }
        }

        if (_seen.Count > Remembered)
        {
            _seen.Remove(_seen.MinBy(entry => entry.Value).Key);
        }
    }
}
