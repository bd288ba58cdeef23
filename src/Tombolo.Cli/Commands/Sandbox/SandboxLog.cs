using Microsoft.Extensions.Logging;

namespace Tombolo.Cli.Commands.Sandbox;

/// <summary>The log file of one server.</summary>
internal sealed class SandboxLog(string path, TimeProvider time) : ILoggerProvider
{
    private readonly Lock _gate = new();
    private readonly StreamWriter _file = new(path) { AutoFlush = true };

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose() => _file.Dispose();

    private void Write(LogLevel level, string category, string text)
    {
        lock (_gate)
        {
            _file.WriteLine($"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {level} {category}: {text}");
        }
    }

    private sealed class Category(SandboxLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Write(logLevel, name, exception is null ? formatter(state, null) : $"{formatter(state, exception)} {exception}");
            }
        }
    }
}
