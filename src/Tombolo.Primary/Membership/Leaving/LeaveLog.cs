using Microsoft.Extensions.Logging;

namespace Tombolo.Primary.Membership.Leaving;

internal static partial class LeaveLog
{
    [LoggerMessage(4400, LogLevel.Information, "Cluster {Name} (id {Id}) was let go: {Reason}")]
    public static partial void Released(ILogger logger, string name, string id, string reason);

    [LoggerMessage(4401, LogLevel.Warning, "Cluster {Name} (id {Id}) could not leave: {Answer}")]
    public static partial void Failed(ILogger logger, string name, string id, string answer);
}
