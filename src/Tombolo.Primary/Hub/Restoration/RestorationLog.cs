using Microsoft.Extensions.Logging;

namespace Tombolo.Primary.Hub.Restoration;

internal static partial class RestorationLog
{
    [LoggerMessage(4420, LogLevel.Error, "This primary is in epoch {Own} but members have seen its epoch {Seen}: it went back; nothing is sent to any cluster until that is confirmed")]
    public static partial void WentBack(ILogger logger, long own, long seen);

    [LoggerMessage(4421, LogLevel.Warning, "Going back from epoch {Seen} to {Own} was confirmed; this primary begins again in a higher epoch")]
    public static partial void Confirmed(ILogger logger, long own, long seen);
}
