using Microsoft.Extensions.Logging;

namespace Tombolo.Primary.Distributions.Control;

internal static partial class DistributionControllerLog
{
    [LoggerMessage(4310, LogLevel.Information, "Distribution {Name}: {State}, {Targets} clusters in sync")]
    public static partial void StatusWritten(ILogger logger, string name, string state, string targets);

    [LoggerMessage(4311, LogLevel.Information, "Distribution {Name} is let go; its copies are {Copies}")]
    public static partial void Released(ILogger logger, string name, string copies);
}
