using Microsoft.Extensions.Logging;

namespace Tombolo.Testing.Logging;

/// <summary>One line that was logged.</summary>
public sealed record LogLine(LogLevel Level, EventId EventId, string Message, Exception? Exception);
