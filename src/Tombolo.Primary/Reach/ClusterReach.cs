using Tombolo.Kubernetes.Client;
using Tombolo.Primary.Hub.Tunnels;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Reach;

/// <summary>The clusters of the fleet: members through their tunnels, the primary itself without one, with the user's own token.</summary>
/// <param name="own">To the primary's own API server; null where it is not reached.</param>
internal sealed class ClusterReach(IMemberDirectory members, TunnelDesk tunnels, ApiServerTransport? own, TimeProvider time) : IClusterReach
{
    /// <inheritdoc/>
    public HttpMessageHandler CreateHandler(string cluster, ReachUser user) =>
        members.TryGetByName(cluster, out var member) && member.IsPrimary && own is not null
            ? new OwnClusterHandler(own, user)
            : new TunnelHandler(members, tunnels, cluster, user, service: null, time);

    /// <inheritdoc/>
    public HttpMessageHandler CreatePagesHandler(string cluster, ReachUser user) => new TunnelHandler(members, tunnels, cluster, user, TunnelServices.Pages, time);
}
