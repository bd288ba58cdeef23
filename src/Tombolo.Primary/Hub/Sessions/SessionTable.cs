using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Primary.Hub.Sessions;

/// <summary>
/// The sessions of this hub: those that were opened and wait for their first sync, and the live one of each member. Bounded, so that members
/// that open and never sync cost nothing lasting.
/// </summary>
internal sealed class SessionTable(TimeProvider time)
{
    /// <summary>How long an opened session may wait for its first sync.</summary>
    public static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, HubSession> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HubSession> _liveByCluster = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HubSession> _openByCluster = new(StringComparer.Ordinal);

    /// <summary>Adds a session that waits for its first sync; an earlier one of the same member that still waits is dropped.</summary>
    public void Open(HubSession session)
    {
        List<HubSession> dropped = [];
        lock (_lock)
        {
            foreach (var (clusterId, waiting) in _openByCluster)
            {
                if (clusterId == session.Member.Id || time.GetUtcNow() - waiting.Opened > OpenTimeout)
                {
                    dropped.Add(waiting);
                }
            }

            foreach (var waiting in dropped)
            {
                _openByCluster.Remove(waiting.Member.Id);
                _byId.Remove(waiting.Id);
            }

            _openByCluster[session.Member.Id] = session;
            _byId[session.Id] = session;
        }

        dropped.ForEach(waiting => waiting.Dispose());
    }

    public bool TryGet(string id, [MaybeNullWhen(false)] out HubSession session)
    {
        lock (_lock)
        {
            return _byId.TryGetValue(id, out session);
        }
    }

    /// <summary>The live session of a member.</summary>
    public HubSession? FindLive(string clusterId)
    {
        lock (_lock)
        {
            return _liveByCluster.GetValueOrDefault(clusterId);
        }
    }

    public IReadOnlyCollection<HubSession> Live()
    {
        lock (_lock)
        {
            return [.. _liveByCluster.Values];
        }
    }

    /// <summary>Makes an opened session the live one of its member.</summary>
    /// <returns>The session it supersedes, which the caller closes; null if there was none.</returns>
    public HubSession? Activate(HubSession session)
    {
        lock (_lock)
        {
            if (_openByCluster.GetValueOrDefault(session.Member.Id) == session)
            {
                _openByCluster.Remove(session.Member.Id);
            }

            var older = _liveByCluster.GetValueOrDefault(session.Member.Id);
            _liveByCluster[session.Member.Id] = session;
            return older == session ? null : older;
        }
    }

    /// <summary>Forgets a session and ends it.</summary>
    /// <returns>True when it was the live one of its member.</returns>
    public bool Remove(HubSession session)
    {
        bool wasLive;
        lock (_lock)
        {
            _byId.Remove(session.Id);
            if (_openByCluster.GetValueOrDefault(session.Member.Id) == session)
            {
                _openByCluster.Remove(session.Member.Id);
            }

            wasLive = _liveByCluster.GetValueOrDefault(session.Member.Id) == session;
            if (wasLive)
            {
                _liveByCluster.Remove(session.Member.Id);
            }
        }

        session.Dispose();
        return wasLive;
    }
}
