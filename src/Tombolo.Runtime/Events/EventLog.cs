using Microsoft.Extensions.Logging;

namespace Tombolo.Runtime.Events;

internal static partial class EventLog
{
    [LoggerMessage(3100, LogLevel.Warning, "Event {Reason} about {Object} was refused: {Message}")]
    public static partial void Refused(ILogger logger, string reason, ObjectReference @object, string message);

    [LoggerMessage(3101, LogLevel.Warning, "Event {Reason} about {Object} was given up after {Tries} tries: {Message}")]
    public static partial void GivenUp(ILogger logger, string reason, ObjectReference @object, int tries, string message);

    [LoggerMessage(3102, LogLevel.Error, "Event {Reason} about {Object} could not be written")]
    public static partial void Failed(ILogger logger, Exception exception, string reason, ObjectReference @object);
}
