using Tombolo.Api.Clusters;

namespace Tombolo.Primary.Membership.Leaving;

/// <summary>All that decides how the deletion of a Cluster goes on.</summary>
/// <param name="Member">Who it is; null when the Cluster carries no identity.</param>
/// <param name="Others">Names of the other Clusters, ordinal order; only looked at for the primary.</param>
/// <param name="IsFleetEnding">The namespace of the fleet, or the kind of Clusters, is being deleted, and each Cluster only with it.</param>
/// <param name="IsConnected">The member is connected right now.</param>
/// <param name="LastContact">When the member was last heard of since the hub started; null if never.</param>
internal sealed record LeaveInput(
    Cluster Cluster,
    Member? Member,
    IReadOnlyList<string> Others,
    bool IsFleetEnding,
    bool IsConnected,
    DateTimeOffset? LastContact,
    DateTimeOffset Now);
