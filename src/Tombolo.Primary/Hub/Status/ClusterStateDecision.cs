namespace Tombolo.Primary.Hub.Status;

/// <summary>A state, and when it has to be looked at again although nothing happens; null when only an event can change it.</summary>
internal readonly record struct ClusterStateDecision(string State, TimeSpan? LookAgainAfter);
