using System.Collections.Concurrent;

namespace Tombolo.Primary.Hub.Presence;

/// <summary>The presence of every member heard of since this hub became active, by cluster id.</summary>
internal sealed class PresenceTable(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, MemberPresence> _members = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _strangers = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private Action<string>[] _subscribers = [];

    public MemberPresence? Find(string clusterId) => _members.GetValueOrDefault(clusterId);

    /// <summary>The key of somebody who came as this member, which has not been connected since; null when nobody did.</summary>
    public string? FindStranger(string clusterId) => _strangers.GetValueOrDefault(clusterId);

    /// <summary>
    /// Somebody comes as this member with another key. Said while the member is away, and only of the first: whoever wants to can come with many keys.
    /// </summary>
    /// <param name="key">Thumbprint.</param>
    public void MetStranger(string clusterId, string key)
    {
        if (Find(clusterId) is not { IsConnected: true } && _strangers.TryAdd(clusterId, key))
        {
            Notify(clusterId);
        }
    }

    /// <summary>Records that a connected member was heard of; nobody is told.</summary>
    public void Touch(string clusterId)
    {
        if (_members.TryGetValue(clusterId, out var current))
        {
            _members.TryUpdate(clusterId, current with { LastContact = time.GetUtcNow() }, current);
        }
    }

    /// <summary>Records a contact; subscribers are told only when <paramref name="change"/> makes a difference beyond the time of contact.</summary>
    public void Update(string clusterId, Func<MemberPresence, MemberPresence> change)
    {
        MemberPresence? before = null;
        var after = _members.AddOrUpdate(
            clusterId,
            _ => change(new MemberPresence()) with { LastContact = time.GetUtcNow() },
            (_, current) =>
            {
                before = current;
                return change(current) with { LastContact = time.GetUtcNow() };
            });
        if (after.IsConnected)
        {
            _strangers.TryRemove(clusterId, out _);
        }

        if (before is null || before with { LastContact = after.LastContact } != after)
        {
            Notify(clusterId);
        }
    }

    /// <summary>The connection of a member ended. Its last contact stays as it was.</summary>
    public void Disconnected(string clusterId) => Change(clusterId, known => known with { IsConnected = false });

    /// <summary>Something else is known of a member now, without a contact.</summary>
    public void Change(string clusterId, Func<MemberPresence, MemberPresence> change)
    {
        while (_members.TryGetValue(clusterId, out var current) && change(current) is var changed && changed != current)
        {
            if (_members.TryUpdate(clusterId, changed, current))
            {
                Notify(clusterId);
                return;
            }
        }
    }

    public IDisposable Subscribe(Action<string> changed)
    {
        lock (_lock)
        {
            _subscribers = [.. _subscribers, changed];
        }

        return new Subscription(this, changed);
    }

    private void Notify(string clusterId)
    {
        foreach (var subscriber in _subscribers)
        {
            subscriber(clusterId);
        }
    }

    private sealed class Subscription(PresenceTable table, Action<string> changed) : IDisposable
    {
        public void Dispose()
        {
            lock (table._lock)
            {
                table._subscribers = [.. table._subscribers.Where(subscriber => subscriber != changed)];
            }
        }
    }
}
