namespace Tombolo.Runtime.Signals;

/// <summary>Who wants to be told when something changed. Thread-safe; subscribers only signal, on the thread that notifies.</summary>
public sealed class Subscribers<T>
{
    private readonly Lock _lock = new();
    private Action<T>[] _handlers = [];

    /// <summary>Calls <paramref name="handler"/> from now on, until the result is disposed.</summary>
    public IDisposable Add(Action<T> handler)
    {
        lock (_lock)
        {
            _handlers = [.. _handlers, handler];
        }

        return new Subscription(this, handler);
    }

    public void Notify(T change)
    {
        foreach (var handler in Volatile.Read(ref _handlers))
        {
            handler(change);
        }
    }

    private sealed class Subscription(Subscribers<T> subscribers, Action<T> handler) : IDisposable
    {
        private bool _ended;

        public void Dispose()
        {
            lock (subscribers._lock)
            {
                if (_ended)
                {
                    return;
                }

                // The same handler may be there twice; one subscription ends one of them.
                _ended = true;
                var handlers = subscribers._handlers.ToList();
                handlers.Remove(handler);
                subscribers._handlers = [.. handlers];
            }
        }
    }
}
