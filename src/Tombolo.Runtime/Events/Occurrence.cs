namespace Tombolo.Runtime.Events;

/// <summary>One thing that happened, and when. Two with the same <see cref="Identity"/> are one Event.</summary>
internal readonly record struct Occurrence(OccurrenceIdentity Identity, DateTimeOffset Time);
