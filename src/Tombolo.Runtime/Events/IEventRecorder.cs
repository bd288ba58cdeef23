namespace Tombolo.Runtime.Events;

/// <summary>Tells people what happened to an object, where <c>kubectl describe</c> and <c>kubectl get events</c> show it.</summary>
public interface IEventRecorder
{
    /// <summary>
    /// Returns at once and never throws; the Event is written later, counted, or dropped when there are too many. The same object, type,
    /// reason and message are one Event.
    /// </summary>
    /// <param name="reason">One word in camel case, for machines.</param>
    /// <param name="message">One sentence for people, without secrets; cut to 1,024 bytes.</param>
    void Record(ObjectReference about, EventType type, string reason, string message);
}
