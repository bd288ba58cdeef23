using Microsoft.Extensions.Logging;

namespace Tombolo.Primary.Hub.Farewells;

internal static partial class FarewellLog
{
    [LoggerMessage(4430, LogLevel.Information, "Cluster {Id} knows that its membership has ended")]
    public static partial void Acknowledged(ILogger logger, string id);

    [LoggerMessage(4431, LogLevel.Warning, "Cluster {Id} knows that its membership has ended, but that cannot be stored: {Problem}")]
    public static partial void NotForgotten(ILogger logger, string id, string problem);

    [LoggerMessage(4432, LogLevel.Information, "The fleet is gone; its former members are told when they come")]
    public static partial void Opened(ILogger logger);

    [LoggerMessage(4433, LogLevel.Information, "Every former member of the fleet knows that it is gone")]
    public static partial void AllTold(ILogger logger);
}
