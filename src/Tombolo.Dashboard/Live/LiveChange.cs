namespace Tombolo.Dashboard.Live;

/// <summary>Something changed: what was read of it before is old.</summary>
/// <param name="Collection">Such as <c>clusters</c>.</param>
/// <param name="Name">Name of the object.</param>
/// <param name="Change"><c>Added</c>, <c>Updated</c> or <c>Deleted</c>.</param>
/// <param name="ResourceVersion">Of the object after the change; of a deleted one, the last that was seen; empty for what only the server knows.</param>
internal sealed record LiveChange(string Collection, string Name, string Change, string ResourceVersion);
