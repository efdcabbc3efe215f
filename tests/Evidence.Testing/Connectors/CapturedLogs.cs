using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Evidence.Testing.Connectors;

/// <summary>Keeps every log line of every level.</summary>
public sealed class CapturedLogs
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>Makes loggers that write here.</summary>
    public ILoggerFactory Loggers => new Factory(_lines);

    /// <summary>The lines, exceptions included.</summary>
    public string Text => string.Join('\n', _lines);

    private sealed class Factory(ConcurrentQueue<string> lines) : ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => new Capturing(lines);

        public void Dispose()
        {
        }
    }

    private sealed class Capturing(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}");
    }
}
