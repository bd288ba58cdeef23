using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Primary.Hub.Asks;

/// <summary>The questions of one session that somebody still waits for, in the order in which they were asked. Thread-safe.</summary>
internal sealed class SessionAsks
{
    /// <summary>Questions that one member may owe an answer to; a member that answers none is asked no more.</summary>
    public const int Most = 64;

    private readonly Lock _lock = new();
    private readonly LinkedList<PendingAsk> _unsent = new();
    private readonly Dictionary<string, PendingAsk> _sent = new(StringComparer.Ordinal);

    /// <summary>Questions whose answer is still waited for, sent or not.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _unsent.Count + _sent.Count;
            }
        }
    }

    /// <summary>False when the member owes too many answers already.</summary>
    public bool TryAdd(PendingAsk ask)
    {
        lock (_lock)
        {
            if (_unsent.Count + _sent.Count >= Most)
            {
                return false;
            }

            _unsent.AddLast(ask);
            return true;
        }
    }

    /// <summary>The next one to send; from now on its answer is expected.</summary>
    public bool TryTakeUnsent([NotNullWhen(true)] out PendingAsk? ask)
    {
        lock (_lock)
        {
            ask = _unsent.First?.Value;
            if (ask is null)
            {
                return false;
            }

            _unsent.RemoveFirst();
            _sent.Add(ask.Id, ask);
            return true;
        }
    }

    /// <summary>Finds what an answer is to; null when nobody waits for it any more.</summary>
    public PendingAsk? TakeSent(string id)
    {
        lock (_lock)
        {
            return _sent.Remove(id, out var ask) ? ask : null;
        }
    }

    /// <summary>Nobody waits for this answer any more: it is not sent if it was not yet, and counts no longer.</summary>
    public void Forget(PendingAsk ask)
    {
        lock (_lock)
        {
            _ = _sent.Remove(ask.Id) || _unsent.Remove(ask);
        }
    }

    /// <summary>The session is over: whoever waits learns that there is no answer.</summary>
    public void AbandonAll()
    {
        PendingAsk[] all;
        lock (_lock)
        {
            all = [.. _unsent, .. _sent.Values];
            _unsent.Clear();
            _sent.Clear();
        }

        foreach (var ask in all)
        {
            ask.Abandon();
        }
    }
}
