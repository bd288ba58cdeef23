using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tombolo.Fleet.Tests.Clusters;

/// <summary>The last lines that the servers of a fleet logged, shown when a sequence fails.</summary>
internal sealed class SimulationLog(TimeProvider time) : ILoggerFactory, ILogger
{
    private const int Most = 2_500;

    private readonly ConcurrentQueue<string> _lines = [];

    public IEnumerable<string> Lines => _lines;

    public void Say(string line)
    {
        _lines.Enqueue($"{time.GetUtcNow():HH:mm:ss.fff} {line}");
        if (_lines.Count > Most)
        {
            _lines.TryDequeue(out _);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Say($"{formatter(state, exception)} {exception?.Message}");
        }
    }

    public void Dispose()
    {
    }
}
