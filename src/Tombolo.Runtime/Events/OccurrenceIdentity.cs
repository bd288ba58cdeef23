namespace Tombolo.Runtime.Events;

/// <summary>What makes two occurrences the same Event.</summary>
internal sealed record OccurrenceIdentity(ObjectReference About, EventType Type, string Reason, string Message);
