using Microsoft.Extensions.Logging;

namespace Tombolo.Primary.Trusts;

/// <summary>What is said about trusts; never a token.</summary>
internal static partial class TrustLog
{
    [LoggerMessage(4600, LogLevel.Warning, "A join with a service-account token from cluster {Cluster} was refused: {Reason} (ClusterTrust {Trust}). {Detail}")]
    public static partial void Refused(ILogger logger, string cluster, string reason, string trust, string detail);

    [LoggerMessage(4601, LogLevel.Information, "ClusterTrust {Trust} is {State}: {Message}")]
    public static partial void StatusWritten(ILogger logger, string trust, string state, string message);
}
