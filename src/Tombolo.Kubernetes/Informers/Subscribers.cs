using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.Informers;

/// <summary>Who wants to hear of changes. Used under the lock of its cache, except <see cref="Subscription.Dispose"/>.</summary>
internal sealed class Subscribers<T>(ResourceType type, Lock gate, ILogger logger)
{
    private ImmutableArray<Subscription> _all = [];

    public Subscription Add(Action<ResourceChange<T>> handler)
    {
        var subscription = new Subscription(this, handler);
        _all = _all.Add(subscription);
        return subscription;
    }

    public void Publish(ResourceChange<T> change)
    {
        foreach (var subscription in _all)
        {
            subscription.Call(change);
        }
    }

    internal sealed class Subscription(Subscribers<T> owner, Action<ResourceChange<T>> handler) : IDisposable
    {
        private bool _ended;

        public void Call(ResourceChange<T> change)
        {
            if (_ended)
            {
                return;
            }

            try
            {
                handler(change);
            }
            catch (Exception e)
            {
                // One subscriber's fault must not cost the others their changes, nor the informer its life.
                owner.Failed(e, change.Key);
            }
        }

        // After this no call comes any more, for no call runs outside the lock.
        public void Dispose() => owner.Remove(this);

        internal void End() => _ended = true;
    }

    private void Remove(Subscription subscription)
    {
        lock (gate)
        {
            subscription.End();
            _all = _all.Remove(subscription);
        }
    }

    private void Failed(Exception exception, ResourceKey key) => InformerLog.HandlerFailed(logger, exception, type, key);
}
