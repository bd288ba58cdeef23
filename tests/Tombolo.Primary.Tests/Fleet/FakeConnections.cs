using System.Collections.Concurrent;
using System.Text;
using Tombolo.Primary.Hub;

namespace Tombolo.Primary.Tests.Fleet;

/// <summary>Members as a test says they are connected, and what they answer; remembers what they were asked.</summary>
internal sealed class FakeConnections : IMemberConnections
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastContacts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _connected = new(StringComparer.Ordinal);
    private Action<string>? _changed;

    /// <summary>Answers an ask; null is a member that goes away meanwhile.</summary>
    public Func<string, MemberAnswer?> Answer { get; set; } = _ => new MemberAnswer(true, "", "");

    public ConcurrentQueue<(string ClusterId, string Verb, string Payload)> Asked { get; } = [];

    public void Connect(string clusterId, DateTimeOffset now) => Set(clusterId, now, isConnected: true);

    public void Disconnect(string clusterId, DateTimeOffset now) => Set(clusterId, now, isConnected: false);

    /// <summary>Nobody was ever heard of, as after a start of the hub.</summary>
    public void Forget()
    {
        _lastContacts.Clear();
        _connected.Clear();
    }

    public bool IsConnected(string clusterId) => _connected.GetValueOrDefault(clusterId);

    public DateTimeOffset? LastContact(string clusterId) => _lastContacts.TryGetValue(clusterId, out var time) ? time : null;

    public Task<MemberAnswer?> AskAsync(string clusterId, string verb, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        Asked.Enqueue((clusterId, verb, Encoding.UTF8.GetString(payload.Span)));
        return Task.FromResult(IsConnected(clusterId) ? Answer(clusterId) : null);
    }

    public IDisposable Subscribe(Action<string> changed)
    {
        _changed += changed;
        return new Subscription(() => _changed -= changed);
    }

    private void Set(string clusterId, DateTimeOffset now, bool isConnected)
    {
        _lastContacts[clusterId] = now;
        _connected[clusterId] = isConnected;
        _changed?.Invoke(clusterId);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
