using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Client;
using Tombolo.Protocol.Handshake;
using Tombolo.Secondary.Connection;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Tunnel;

/// <summary>Makes the dialer of each session.</summary>
internal sealed class TunnelFactory(ApiServerTransport apiServer, PrimaryAccessConsent consent, TimeProvider time, ILoggerFactory loggers)
{
    /// <summary>The pages of this cluster; null serves none.</summary>
    public IClusterPages? Pages { get; init; }

    public TunnelDialer Create(Membership membership, PrimaryHttp http, MemberSession session) => new(
        http, session, Server(membership.PrimaryId), consent, time, loggers.CreateLogger<TunnelDialer>());

    private TunnelServer Server(string primaryId) => new(
        new ApiServerTarget(apiServer, primaryId), Pages is null ? null : new PagesTarget(Pages, primaryId), consent, loggers.CreateLogger<TunnelServer>());
}
