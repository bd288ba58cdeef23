using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.LeaderElection;

internal static partial class LeaseElectionLog
{
    [LoggerMessage(2200, LogLevel.Information, "Lease {Lease}: held by {Holder}, waiting")]
    public static partial void Waiting(ILogger logger, ResourceKey lease, string holder);

    [LoggerMessage(2201, LogLevel.Information, "Lease {Lease}: ours at epoch {Epoch}")]
    public static partial void Acquired(ILogger logger, ResourceKey lease, long epoch);

    [LoggerMessage(2202, LogLevel.Warning, "Lease {Lease}: {Failure}; trying again. Does the namespace exist, and may this server get, list, watch, create and patch leases in it?")]
    public static partial void CandidateFailed(ILogger logger, ResourceKey lease, string failure);

    [LoggerMessage(2203, LogLevel.Warning, "Lease {Lease}: not renewed: {Failure}; it lasts {Remaining} more")]
    public static partial void RenewFailed(ILogger logger, ResourceKey lease, string failure, TimeSpan remaining);

    [LoggerMessage(2204, LogLevel.Warning, "Lease {Lease}: epoch {Epoch} is over")]
    public static partial void Lost(ILogger logger, ResourceKey lease, long epoch);

    [LoggerMessage(2205, LogLevel.Information, "Lease {Lease}: given back at epoch {Epoch}")]
    public static partial void Released(ILogger logger, ResourceKey lease, long epoch);

    [LoggerMessage(2206, LogLevel.Warning, "Lease {Lease}: not given back: {Failure}; another holder begins within {LeaseDuration}")]
    public static partial void ReleaseFailed(ILogger logger, ResourceKey lease, string failure, TimeSpan leaseDuration);

    [LoggerMessage(2207, LogLevel.Error, "Lease {Lease}: the work of epoch {Epoch} failed while it was being stopped")]
    public static partial void WorkFailed(ILogger logger, Exception exception, ResourceKey lease, long epoch);
}
