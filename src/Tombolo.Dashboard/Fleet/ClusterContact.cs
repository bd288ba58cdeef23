namespace Tombolo.Dashboard.Fleet;

/// <summary>What the hub knows of the connection of a member.</summary>
/// <param name="LastContact">When it was last heard of; null if not since the hub started.</param>
public sealed record ClusterContact(bool IsConnected, DateTimeOffset? LastContact);
