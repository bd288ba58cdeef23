namespace Tombolo.Dashboard.Api;

/// <summary>A Distribution that sends a global resource.</summary>
/// <param name="Because">The object that refers to the resource, as <c>Kind/name</c>; null when the Distribution lists it.</param>
internal sealed record DistributedBy(string Name, string? Because);
