using System.Collections.Concurrent;
using Tombolo.Runtime.Events;

namespace Tombolo.Primary.Tests.Fleet;

/// <summary>Keeps the Events that are recorded.</summary>
internal sealed class RecordingEvents : IEventRecorder
{
    private readonly ConcurrentQueue<string> _recorded = [];
    private readonly ConcurrentQueue<string> _messages = [];

    /// <summary><c>Type Reason Name</c> in order.</summary>
    public IReadOnlyCollection<string> Recorded => _recorded;

    /// <summary>What they say, in order.</summary>
    public IReadOnlyCollection<string> Messages => _messages;

    public void Record(ObjectReference about, EventType type, string reason, string message)
    {
        _messages.Enqueue(message);
        _recorded.Enqueue($"{type} {reason} {about.Key.Name}");
    }
}
