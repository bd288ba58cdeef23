using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Primary.Hub.Asks;

/// <summary>The questions of one session that somebody still waits for, in the order in which they were asked. Thread-safe.</summary>
internal sealed class SessionAsks
{
    /// <summary>Questions that one member may owe an answer to; a member that answers none is asked no more.</summary>
    public const int Most = 64;

    private readonly Lock _lock = new();

    // Made with the first question: most members are never asked anything.
    private LinkedList<PendingAsk>? _unsent;
    private Dictionary<string, PendingAsk>? _sent;

    /// <summary>Questions whose answer is still waited for, sent or not.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return Owed;
            }
        }
    }

    private int Owed => (_unsent?.Count ?? 0) + (_sent?.Count ?? 0);

    /// <summary>False when the member owes too many answers already.</summary>
    public bool TryAdd(PendingAsk ask)
    {
        lock (_lock)
        {
            if (Owed >= Most)
            {
                return false;
            }

            (_unsent ??= new LinkedList<PendingAsk>()).AddLast(ask);
            return true;
        }
    }

    /// <summary>The next one to send; from now on its answer is expected.</summary>
    public bool TryTakeUnsent([NotNullWhen(true)] out PendingAsk? ask)
    {
        lock (_lock)
        {
            ask = _unsent?.First?.Value;
            if (ask is null)
            {
                return false;
            }

            _unsent!.RemoveFirst();
            (_sent ??= new Dictionary<string, PendingAsk>(StringComparer.Ordinal)).Add(ask.Id, ask);
            return true;
        }
    }

    /// <summary>Finds what an answer is to; null when nobody waits for it any more.</summary>
    public PendingAsk? TakeSent(string id)
    {
        lock (_lock)
        {
            return _sent is not null && _sent.Remove(id, out var ask) ? ask : null;
        }
    }

    /// <summary>Nobody waits for this answer any more: it is not sent if it was not yet, and counts no longer.</summary>
    public void Forget(PendingAsk ask)
    {
        lock (_lock)
        {
            _ = _sent?.Remove(ask.Id) is true || _unsent?.Remove(ask) is true;
        }
    }

    /// <summary>The session is over: whoever waits learns that there is no answer.</summary>
    public void AbandonAll()
    {
        PendingAsk[] all;
        lock (_lock)
        {
            all = [.. _unsent ?? [], .. _sent?.Values.AsEnumerable() ?? []];
            (_unsent, _sent) = (null, null);
        }

        foreach (var ask in all)
        {
            ask.Abandon();
        }
    }
}
