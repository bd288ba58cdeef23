using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.Informers;

internal static partial class InformerLog
{
    [LoggerMessage(2100, LogLevel.Information, "{Type}: listed {Count} objects at version {Version}")]
    public static partial void Listed(ILogger logger, ResourceType type, int count, string version);

    [LoggerMessage(2101, LogLevel.Information, "{Type}: version {Version} is too old for the API server, listing again")]
    public static partial void VersionExpired(ILogger logger, ResourceType type, string version);

    [LoggerMessage(2102, LogLevel.Warning, "{Type}: {Failure}; trying again in {Wait}. What is known stays")]
    public static partial void Failed(ILogger logger, ResourceType type, string failure, TimeSpan wait);

    [LoggerMessage(2103, LogLevel.Error, "{Type} {Key} cannot be decoded and is skipped ({Exception} at {Place}): correct that field")]
    public static partial void DecodeFailed(ILogger logger, ResourceType type, ResourceKey key, string place, string exception);

    [LoggerMessage(2104, LogLevel.Error, "{Type} {Key}: a subscriber failed to take a change")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, ResourceType type, ResourceKey key);
}
