using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ServiceGate.IntegrationTests.Outages;

/// <summary>Keeps what a server writes into its log.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Category, string Text)> _lines = new();

    /// <summary>The lines of a level whose text holds something.</summary>
    public IReadOnlyList<string> Of(LogLevel level, string text = "") => [.. _lines.Where(l => l.Level == level && l.Text.Contains(text, StringComparison.Ordinal)).Select(l => $"{l.Category}: {l.Text}")];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    private sealed class Logger(LogLines lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) lines._lines.Enqueue((logLevel, category, formatter(state, exception)));
        }
    }
}
