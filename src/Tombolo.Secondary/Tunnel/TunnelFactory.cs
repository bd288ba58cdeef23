using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Client;
using Tombolo.Protocol.Handshake;
using Tombolo.Secondary.Connection;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Tunnel;

/// <summary>Makes the dialer of each session.</summary>
internal sealed class TunnelFactory(ApiServerTransport apiServer, PrimaryAccessConsent consent, TimeProvider time, ILoggerFactory loggers)
{
    public TunnelDialer Create(Membership membership, PrimaryHttp http, MemberSession session) => new(
        http, session, new TunnelServer(apiServer, consent, membership.PrimaryId, loggers.CreateLogger<TunnelServer>()), consent, time, loggers.CreateLogger<TunnelDialer>());
}
