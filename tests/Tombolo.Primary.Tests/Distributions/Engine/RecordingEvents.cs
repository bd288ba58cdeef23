using System.Collections.Concurrent;
using Tombolo.Runtime.Events;

namespace Tombolo.Primary.Tests.Distributions.Engine;

/// <summary>Keeps the Events that are recorded.</summary>
internal sealed class RecordingEvents : IEventRecorder
{
    private readonly ConcurrentQueue<string> _recorded = [];

    /// <summary><c>Type Reason Name</c> in order.</summary>
    public IReadOnlyCollection<string> Recorded => _recorded;

    public void Record(ObjectReference about, EventType type, string reason, string message) => _recorded.Enqueue($"{type} {reason} {about.Key.Name}");
}
