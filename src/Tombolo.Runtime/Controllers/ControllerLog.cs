using Microsoft.Extensions.Logging;

namespace Tombolo.Runtime.Controllers;

internal static partial class ControllerLog
{
    [LoggerMessage(3000, LogLevel.Information, "{Controller}: started with {Workers} workers")]
    public static partial void Started(ILogger logger, string controller, int workers);

    [LoggerMessage(3001, LogLevel.Information, "{Controller}: stopped")]
    public static partial void Stopped(ILogger logger, string controller);

    [LoggerMessage(3002, LogLevel.Debug, "{Controller}: {Key} changed meanwhile, trying again: {Message}")]
    public static partial void Conflict(ILogger logger, string controller, string key, string message);

    [LoggerMessage(3003, LogLevel.Warning, "{Controller}: {Message}; trying again until it answers")]
    public static partial void Unreachable(ILogger logger, string controller, string message);

    [LoggerMessage(3004, LogLevel.Information, "{Controller}: the Kubernetes API server answers again")]
    public static partial void ReachableAgain(ILogger logger, string controller);

    [LoggerMessage(3005, LogLevel.Error, "{Controller}: {Key} failed {Failures} times in a row; trying again with back-off")]
    public static partial void Failed(ILogger logger, Exception exception, string controller, string key, int failures);
}
