using Microsoft.Extensions.Logging;

namespace Tombolo.Primary.Distributions;

internal static partial class DesiredSetsLog
{
    [LoggerMessage(4300, LogLevel.Debug, "Compilation {Sequence}: {Distributions} Distributions and the sets of {Clusters} clusters changed")]
    public static partial void Compiled(ILogger logger, long sequence, int distributions, int clusters);

    [LoggerMessage(4301, LogLevel.Information, "Namespace kasten-io-mc is missing or being deleted, or the CustomResourceDefinition of Distributions is: what the clusters are to hold stays as it was last")]
    public static partial void Frozen(ILogger logger);

    [LoggerMessage(4302, LogLevel.Error, "What the clusters are to hold could not be computed; it stays as it was last and is tried again in {Wait}")]
    public static partial void Failed(ILogger logger, Exception exception, TimeSpan wait);
}
