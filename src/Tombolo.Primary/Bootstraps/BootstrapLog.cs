using Microsoft.Extensions.Logging;

namespace Tombolo.Primary.Bootstraps;

internal static partial class BootstrapLog
{
    [LoggerMessage(4000, LogLevel.Information, "This cluster is the primary {Name}, reached at {Url}")]
    public static partial void Promoted(ILogger logger, string name, string url);
}
