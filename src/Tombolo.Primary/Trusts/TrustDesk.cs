using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Messages;
using Tombolo.Runtime.Events;

namespace Tombolo.Primary.Trusts;

/// <summary>Judges the service-account tokens of joins, and tells whoever runs the primary why one is refused. The caller learns only that it is.</summary>
internal sealed class TrustDesk(IResourceInformer<TrustObject> trusts, IEventRecorder events, TimeProvider time, ILogger<TrustDesk> logger)
{
    /// <summary>True once the ClusterTrusts have been listed.</summary>
    public bool HasSynced => trusts.HasSynced;

    /// <summary>Whom a join request proves. Nothing is told.</summary>
    public TrustVerdict Judge(JoinRequest request, PrimaryCluster? primary) => TrustJudge.Judge(
        request.IdentityToken ?? "",
        JoinRequest.KeyAudience(request.ClusterKey),
        trusts.List(),
        primary?.Ingress is { } url ? [primary.Id, url.Value] : primary is null ? [] : [primary.Id],
        time.GetUtcNow());

    /// <summary>Somebody was not let in.</summary>
    /// <param name="trust">The ClusterTrust that is concerned; null when there is none.</param>
    public void Tell(TrustObject? trust, string clusterId, string reason, string detail)
    {
        TrustLog.Refused(logger, clusterId, reason, trust?.Key.Name ?? "none", detail);
        if (trust is not null)
        {
            events.Record(new ObjectReference(KnownResources.ClusterTrust, trust.Key, trust.Uid), EventType.Warning, reason, $"Cluster {clusterId} was not let in: {detail}");
        }
    }
}
