using Microsoft.Extensions.Logging;

namespace Tombolo.Primary.Membership.Joining;

internal static partial class JoinLog
{
    [LoggerMessage(4200, LogLevel.Information, "Cluster {Name} (id {Id}) joined with token {TokenId}")]
    public static partial void Joined(ILogger logger, string name, string id, string tokenId);

    [LoggerMessage(4201, LogLevel.Information, "Cluster {Name} (id {Id}) joined again with token {TokenId}")]
    public static partial void JoinedAgain(ILogger logger, string name, string id, string tokenId);

    [LoggerMessage(4202, LogLevel.Warning, "A join with token {TokenId} from cluster {Id} was refused: {Reason}. {Detail}")]
    public static partial void Refused(ILogger logger, string tokenId, string id, string reason, string detail);

    [LoggerMessage(4203, LogLevel.Warning, "The join of Cluster {Name} could not be recorded as a Bootstrap, which changes nothing for the member: {Error}")]
    public static partial void NotRecorded(ILogger logger, string name, string error);

    [LoggerMessage(4204, LogLevel.Warning, "The join of cluster {Id} could not be stored and will be tried again by it: {Error}")]
    public static partial void NotStored(ILogger logger, string id, string error);

    [LoggerMessage(4205, LogLevel.Warning, "The Cluster informer has not shown the write of Cluster {Name} within {Limit}; joins wait until it has")]
    public static partial void InformerLags(ILogger logger, string name, TimeSpan limit);

    [LoggerMessage(4206, LogLevel.Warning, "A join cannot be answered now: {Error}")]
    public static partial void NotReady(ILogger logger, string error);

    [LoggerMessage(4207, LogLevel.Information, "Cluster {Name} (id {Id}) joined by ClusterTrust {Trust} as {Subject}")]
    public static partial void JoinedByTrust(ILogger logger, string name, string id, string trust, string subject);
}
