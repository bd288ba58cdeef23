namespace Tombolo.Dashboard.Live;

/// <summary>One change, encoded once for all viewers.</summary>
/// <param name="Sequence">Counts from 1 in this process.</param>
/// <param name="Name">Name of the object.</param>
/// <param name="Frame">The whole server-sent event, UTF-8.</param>
internal sealed record LiveEvent(long Sequence, LiveScope Scope, string Name, ReadOnlyMemory<byte> Frame);
