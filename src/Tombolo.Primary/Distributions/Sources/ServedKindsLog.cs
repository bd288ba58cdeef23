using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;

namespace Tombolo.Primary.Distributions.Sources;

internal static partial class ServedKindsLog
{
    [LoggerMessage(4320, LogLevel.Warning, "Whether the API server serves {Type} is not known yet: {Failure}; asking again in {Wait}. Nothing is distributed before")]
    public static partial void NotAnswered(ILogger logger, ResourceType type, string failure, TimeSpan wait);
}
