namespace Tombolo.Primary.Hub.Status;

/// <summary>All that decides the state of a Cluster.</summary>
/// <param name="Stored">The state in its status; null when there is none yet.</param>
/// <param name="IsLeaving">The Cluster is being deleted.</param>
/// <param name="LastContact">When the member was last heard of by this hub; null if never.</param>
/// <param name="HubStarted">When this hub became active.</param>
internal readonly record struct ClusterStateInput(
    string? Stored,
    bool IsLeaving,
    bool IsConnected,
    DateTimeOffset? LastContact,
    DateTimeOffset HubStarted,
    DateTimeOffset Now);
